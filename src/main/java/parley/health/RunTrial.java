package parley.health;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bots;
import parley.authoring.Registration;
import parley.engine.Message;
import parley.engine.Place;
import parley.health.Trial.Way;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Messenger;
import parley.running.Messenger.Delivery;

/**
 * Proves the way out to a person, by a notice and by a bot where there is one, and asks the person and the portal to prove
 * the way in. One test of a portal at a time. Safe for use by many threads.
 */
public final class RunTrial {
    private final Bots bots;
    private final Trials trials;
    private final Signals signals;
    private final Messenger messenger;
    private final Executor threads;
    private final Clock clock;
    private final Map<PortalId, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    public RunTrial(Bots bots, Trials trials, Signals signals, Messenger messenger, Executor threads, Clock clock) {
        this.bots = bots;
        this.trials = trials;
        this.signals = signals;
        this.messenger = messenger;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * What is said in a test, in the person's language.
     *
     * @param notice to the person, from nobody in particular
     * @param invitation to answer, from the bot
     * @param confirmation of the answer, from the bot
     */
    public record Words(String notice, String invitation, String confirmation) {}

    /** Begins at once and ends when every way out is known; joins a test that is going on. */
    public CompletableFuture<Void> begin(PortalId portal, UserId person, Words words) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> others = running.putIfAbsent(portal, mine);
        if (others != null) {
            return others;
        }
        threads.execute(() -> {
            try {
                run(portal, person, words);
            } finally {
                running.remove(portal, mine);
                mine.complete(null);
            }
        });
        return mine;
    }

    /** The last test of a portal, which may be going on. */
    public Optional<Trial> last(PortalId portal) {
        return trials.last(portal);
    }

    private void run(PortalId portal, UserId person, Words words) {
        Instant now = clock.instant();
        Optional<Long> bot = firstBot(portal);
        Way byBot = bot.isPresent() ? Way.UNDER_WAY : Way.NOT_TRIED;
        trials.begin(
                portal,
                new Trial(person, now, bot.orElse(null), Way.UNDER_WAY, byBot, Way.UNDER_WAY, null),
                words.confirmation());
        CompletableFuture<Way> notice =
                CompletableFuture.supplyAsync(() -> signals.notice(portal, person, words.notice()), threads);
        CompletableFuture<Way> message = CompletableFuture.supplyAsync(
                () -> write(portal, bot.orElse(null), person, words.invitation()), threads);
        CompletableFuture<Way> event = CompletableFuture.supplyAsync(() -> signals.event(portal), threads);
        trials.went(portal, now, outcome(notice), outcome(message), outcome(event));
    }

    private Optional<Long> firstBot(PortalId portal) {
        return bots.of(portal).all().stream()
                .filter(bot -> bot.registration() instanceof Registration.Registered)
                .map(bot -> bot.registration().number())
                .findFirst();
    }

    private Way write(PortalId portal, @Nullable Long bot, UserId person, String text) {
        if (bot == null) {
            return Way.NOT_TRIED;
        }
        Delivery delivery = messenger.send(
                new BotRef(portal, bot),
                new DialogId(Long.toString(person.value())),
                Place.PRIVATE,
                new Message(List.of(new Message.Piece.Authored(text))));
        return delivery instanceof Delivery.Sent ? Way.DONE : Way.FAILED;
    }

    /** Waits for it; a mistake of ours is a failure to the person. */
    private static Way outcome(CompletableFuture<Way> way) {
        return way.exceptionally(_ -> Way.FAILED).join();
    }
}
