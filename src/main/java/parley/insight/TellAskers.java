package parley.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
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
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;
import parley.insight.Questions.Asker;
import parley.insight.Questions.Question;
import parley.insight.Questions.Standing;
import parley.running.BotRef;
import parley.running.Tidings;

/**
 * Tells a new answer to those who asked within the last day: each dialog once, and no groups. It comes through the lane of
 * the dialog as everything does, so that a bot stays silent where a human has taken over since.
 */
public final class TellAskers {
    private static final Duration ASKED_WITHIN = Duration.ofDays(1);
    private static final int MOST_ANSWERED = 200;

    private final Questions questions;
    private final Inbox inbox;
    private final Clock clock;

    public TellAskers(Questions questions, Inbox inbox, Clock clock) {
        this.questions = questions;
        this.inbox = inbox;
        this.clock = clock;
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

    /** How many dialogs would be told. */
    public int reached(Bot bot, String likeness) {
        return askers(bot, likeness).size();
    }

    /** @return how many dialogs are told that were not before */
    public int tell(Bot bot, String likeness) {
        Optional<Question> answered =
                questions.of(bot.portal()).find(bot.id(), Standing.ANSWERED, clock.instant(), MOST_ANSWERED).stream()
                        .filter(question -> question.likeness().equals(likeness))
                        .filter(answers(bot)::live)
                        .findFirst();
        if (answered.isEmpty() || !(bot.registration() instanceof Registration.Registered registered)) {
            return 0;
        }
        BotRef ref = new BotRef(bot.portal(), registered.number());
        List<NewEnvelope> envelopes = askers(bot, likeness).stream()
                .map(asker -> envelope(ref, asker, likeness, answered.get().topic()))
                .toList();
        return envelopes.isEmpty() ? 0 : inbox.add(envelopes);
    }

    private List<Asker> askers(Bot bot, String likeness) {
        return questions
                .of(bot.portal())
                .askers(bot.id(), List.of(likeness), clock.instant().minus(ASKED_WITHIN));
    }

    /** The key is the same however often the button is pressed. */
    private NewEnvelope envelope(BotRef ref, Asker asker, String likeness, String topic) {
        String lane = ref.portal() + "/" + ref.number() + "/" + asker.dialog().value();
        Tidings tidings = new Tidings(ref, asker.dialog(), asker.place(), asker.person(), asker.name(), topic);
        return new NewEnvelope(
                lane,
                Tidings.KIND,
                lane + "/tidings/" + digest(topic + "\n" + likeness),
                tidings.write(),
                clock.instant());
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
