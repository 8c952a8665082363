package parley.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.authoring.Bot;
import parley.authoring.Registration;
import parley.engine.Engine;
import parley.engine.Place;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;
import parley.inbox.Receipts;
import parley.insight.Questions.Asker;
import parley.insight.Questions.Question;
import parley.insight.Questions.Standing;
import parley.running.BotRef;
import parley.running.Channels;
import parley.running.Tidings;

/**
 * Tells a new answer to those who asked within the last day: each dialog once, and no groups. It comes through the lane of
 * the dialog as everything does, so that a bot stays silent where a human has taken over since.
 */
public final class TellAskers {
    private static final Duration ASKED_WITHIN = Duration.ofDays(1);
    private static final int MOST_ANSWERED = 200;

    /** Somebody waits for the page while the portal is asked; the rest is told without a look, at most in vain. */
    private static final int MOST_LOOKS = 40;

    private final Questions questions;
    private final Channels channels;
    private final Inbox inbox;
    private final Receipts receipts;
    private final Clock clock;

    public TellAskers(Questions questions, Channels channels, Inbox inbox, Receipts receipts, Clock clock) {
        this.questions = questions;
        this.channels = channels;
        this.inbox = inbox;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Whom the answer goes to, in dialogs that were not told before, and whom it cannot be told.
     *
     * @param closed customers whose session is over: a message would open another one
     * @param withHumans customers somebody of the company talks with, or who wait for that
     */
    public record Told(int dialogs, int closed, int withHumans) {
        static final Told NOBODY = new Told(0, 0, 0);
    }

    private enum Reach {
        OPEN,
        CLOSED,
        WITH_HUMANS
    }

    /** Which questions the bot can answer now, by the likeness of its wordings. */
    public record Answers(Map<String, Set<String>> likenesses) {
        /** Whether people who ask it now get the answer: an author may not have published it yet. */
        public boolean live(Question question) {
            return likenesses.getOrDefault(question.topic(), Set.of()).contains(question.likeness());
        }
    }

    public Answers answers(Bot bot) {
        Engine engine = new Engine(bot.scenario());
        Map<String, Set<String>> likenesses = new HashMap<>();
        bot.scenario()
                .topics()
                .forEach(topic -> likenesses.put(
                        topic.id(),
                        topic.wordings().stream().map(engine::likeness).collect(Collectors.toSet())));
        return new Answers(likenesses);
    }

    /** How many dialogs are left to be told what the topic of the question says. */
    public int reached(Bot bot, Question question) {
        return bot.registration() instanceof Registration.Registered registered
                ? untold(new BotRef(bot.portal(), registered.number()), bot, question)
                        .size()
                : 0;
    }

    /** Calls the portal about every Open Channel that is concerned. */
    public Told tell(Bot bot, String likeness) {
        Optional<Question> answered =
                questions.of(bot.portal()).find(bot.id(), Standing.ANSWERED, clock.instant(), MOST_ANSWERED).stream()
                        .filter(question -> question.likeness().equals(likeness))
                        .filter(answers(bot)::live)
                        .findFirst();
        if (answered.isEmpty() || !(bot.registration() instanceof Registration.Registered registered)) {
            return Told.NOBODY;
        }
        BotRef ref = new BotRef(bot.portal(), registered.number());
        List<NewEnvelope> envelopes = new ArrayList<>();
        int looks = 0;
        int closed = 0;
        int withHumans = 0;
        for (Asker asker : untold(ref, bot, answered.get())) {
            boolean looked = asker.place() == Place.OPEN_CHANNEL && looks < MOST_LOOKS;
            looks += looked ? 1 : 0;
            switch (looked ? reach(ref, asker) : Reach.OPEN) {
                case OPEN -> envelopes.add(envelope(ref, asker, answered.get()));
                case CLOSED -> closed++;
                case WITH_HUMANS -> withHumans++;
            }
        }
        return new Told(envelopes.isEmpty() ? 0 : inbox.add(envelopes), closed, withHumans);
    }

    /** Where nobody may look or the portal does not answer now, the lane of the dialog tries and knows what to do. */
    private Reach reach(BotRef ref, Asker asker) {
        return switch (channels.standing(ref, asker.dialog())) {
            case Channels.Standing.Known known when known.isClosed() -> Reach.CLOSED;
            case Channels.Standing.Known known when known.holder() == Channels.Holder.BOT -> Reach.OPEN;
            case Channels.Standing.Known _ -> Reach.WITH_HUMANS;
            case Channels.Standing.Hidden _, Channels.Standing.Failed _ -> Reach.OPEN;
        };
    }

    private List<Asker> untold(BotRef ref, Bot bot, Question question) {
        List<Asker> askers = questions
                .of(bot.portal())
                .askers(bot.id(), List.of(question.likeness()), clock.instant().minus(ASKED_WITHIN));
        Set<String> told = askers.isEmpty()
                ? Set.of()
                : receipts.known(
                        askers.stream().map(asker -> key(ref, asker, question)).toList());
        return askers.stream()
                .filter(asker -> !told.contains(key(ref, asker, question)))
                .toList();
    }

    private NewEnvelope envelope(BotRef ref, Asker asker, Question question) {
        Tidings tidings =
                new Tidings(ref, asker.dialog(), asker.place(), asker.person(), asker.name(), question.topic());
        return new NewEnvelope(
                lane(ref, asker), Tidings.KIND, key(ref, asker, question), tidings.write(), clock.instant());
    }

    /** The same however often the button is pressed. */
    private static String key(BotRef ref, Asker asker, Question question) {
        return lane(ref, asker) + "/tidings/" + digest(question.topic() + "\n" + question.likeness());
    }

    private static String lane(BotRef ref, Asker asker) {
        return ref.portal() + "/" + ref.number() + "/" + asker.dialog().value();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every runtime has SHA-256", e);
        }
    }
}
