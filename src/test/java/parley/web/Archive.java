package parley.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.EditScenario;
import parley.authoring.PastMessages;
import parley.authoring.RecordChange;
import parley.engine.Place;
import parley.engine.Position;
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
import parley.running.DialogId;
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
                new TellAskers(questions, this::take, clock),
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
        LocalDateTime local = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Entry entry = new Entry(
                0,
                bot,
                new DialogId(Long.toString(person)),
                local.toLocalDate(),
                local.getHour(),
                clock.instant(),
                person,
                name,
                Place.PRIVATE,
                Entry.Kind.SAID,
                said,
                answered,
                why,
                step == null ? List.of() : List.of(step),
                step,
                false,
                !likeness.isEmpty(),
                1);
        transcripts.of(portal).add(entry, likeness, false);
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
        }
    }
}
