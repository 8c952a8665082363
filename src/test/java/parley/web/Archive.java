package parley.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.EditScenario;
import parley.authoring.PastMessages;
import parley.authoring.RecordChange;
import parley.engine.Message;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Step;
import parley.engine.Why;
import parley.engine.Why.Rule;
import parley.inbox.NewEnvelope;
import parley.insight.AnswerQuestion;
import parley.insight.Entry;
import parley.insight.ErasePerson;
import parley.insight.Erasures;
import parley.insight.Numbers;
import parley.insight.Questions;
import parley.insight.SetRetention;
import parley.insight.TellAskers;
import parley.insight.Transcripts;
import parley.portals.People;
import parley.portals.PortalId;
import parley.running.BotRef;
import parley.running.Channels;
import parley.running.DialogId;
import parley.running.Messenger;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcErasures;
import parley.storage.JdbcNumbers;
import parley.storage.JdbcPastMessages;
import parley.storage.JdbcQuestions;
import parley.storage.JdbcTranscripts;

/** What was said, kept in a database in memory that is opened when somebody looks. */
final class Archive implements AutoCloseable {
    final Transcripts transcripts = Lazily.open(Transcripts.class, () -> new JdbcTranscripts(database()));
    final Questions questions = Lazily.open(Questions.class, () -> new JdbcQuestions(database()));
    final Numbers numbers = Lazily.open(Numbers.class, () -> new JdbcNumbers(database()));
    final PastMessages pastMessages = Lazily.open(PastMessages.class, () -> new JdbcPastMessages(database()));
    final Erasures erasures = Lazily.open(Erasures.class, () -> new JdbcErasures(database()));

    /** What is to be told, each once. */
    final List<NewEnvelope> told = new ArrayList<>();

    /** What a look at an Open Channel shows, by the dialog; others are open and the bot's. */
    final Map<String, Channels.Standing> standings = new HashMap<>();

    private final Set<String> keys = new HashSet<>();
    private final Clock clock;

    private @Nullable Database database;

    Archive(Clock clock) {
        this.clock = clock;
    }

    private synchronized Database database() {
        if (database == null) {
            database = Databases.h2().open();
        }
        return database;
    }

    InsightServices services(EditScenario editScenario, People people, RecordChange recordChange) {
        return new InsightServices(
                transcripts,
                new SetRetention(transcripts, recordChange),
                questions,
                new AnswerQuestion(questions, editScenario, clock),
                new TellAskers(questions, new Lines(), this::take, this::known, clock),
                numbers,
                erasures,
                new ErasePerson(erasures, people, recordChange, clock));
    }

    private int take(List<NewEnvelope> envelopes) {
        List<NewEnvelope> fresh =
                envelopes.stream().filter(envelope -> keys.add(envelope.key())).toList();
        told.addAll(fresh);
        return fresh.size();
    }

    private Set<String> known(Collection<String> offered) {
        return offered.stream().filter(keys::contains).collect(Collectors.toSet());
    }

    /** Somebody said something and the bot found a topic. */
    void understood(PortalId portal, BotId bot, long person, String name, String said, String topic) {
        add(
                portal,
                bot,
                person,
                name,
                said,
                "This is the answer.\n\nAnd one more thing.",
                new Why(
                        Rule.ALL_WORDS,
                        topic,
                        said.toLowerCase(Locale.ROOT),
                        said,
                        80,
                        new Why.RunnerUp("wifi", "wifi", 40)),
                Position.read("topic:" + topic + "/0").orElseThrow(),
                "");
    }

    /** Somebody said something nobody could make anything of. */
    void missed(PortalId portal, BotId bot, long person, String name, String said, String likeness) {
        Why why = new Why(Rule.FALLBACK, null, likeness, null);
        add(portal, bot, person, name, said, "I did not understand.", why, null, likeness);
    }

    /** The same in an Open Channel; the dialog has the number of the customer. */
    void missedOutside(PortalId portal, BotId bot, long customer, String said, String likeness) {
        Why why = new Why(Rule.FALLBACK, null, likeness, null);
        Entry entry = entry(bot, customer, "Guest", said, "I did not understand.", why, null, Place.OPEN_CHANNEL);
        transcripts.of(portal).add(entry, likeness, false);
    }

    private void add(
            PortalId portal,
            BotId bot,
            long person,
            String name,
            String said,
            String answered,
            Why why,
            @Nullable Position step,
            String likeness) {
        Entry entry = entry(bot, person, name, said, answered, why, step, Place.PRIVATE);
        transcripts.of(portal).add(entry, likeness, false);
    }

    private Entry entry(
            BotId bot,
            long person,
            String name,
            String said,
            String answered,
            Why why,
            @Nullable Position step,
            Place place) {
        LocalDateTime local = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Entry(
                0,
                bot,
                new DialogId((place == Place.OPEN_CHANNEL ? "chat" : "") + person),
                local.toLocalDate(),
                local.getHour(),
                clock.instant(),
                person,
                name,
                place,
                Entry.Kind.SAID,
                said,
                answered,
                why,
                step == null ? List.of() : List.of(step),
                step,
                false,
                why.rule() == Rule.FALLBACK,
                1);
    }

    private final class Lines implements Channels {
        @Override
        public Standing standing(BotRef bot, DialogId dialog) {
            return standings.getOrDefault(dialog.value(), new Standing.Known(OptionalLong.of(901), Holder.BOT));
        }

        @Override
        public Handing hand(BotRef bot, DialogId dialog, Step.Desk desk) {
            throw new AssertionError("nobody asked for a human");
        }

        @Override
        public Messenger.Delivery announce(BotRef bot, DialogId dialog, Message message) {
            throw new AssertionError("the lane of the dialog speaks");
        }
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
        }
    }
}
