package parley.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.engine.Message;
import parley.engine.Place;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.inbox.Transactions;
import parley.portals.UserId;
import parley.running.PerformEffect;
import parley.running.Stimulus;
import parley.running.Stimulus.MessageAdded;

/** Takes a person's answer to a test before the bot's scenario does, and promises the confirmation. */
public final class ConfirmAnswer {
    /** Who answers later did not mean the test. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Trials trials;
    private final Transactions transactions;
    private final Clock clock;

    public ConfirmAnswer(Trials trials, Transactions transactions, Clock clock) {
        this.trials = trials;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The verdict on an answer to a test; nothing when this is none, and nothing was done. */
    public Optional<Verdict> take(Stimulus stimulus, Task task) {
        if (stimulus instanceof MessageAdded said && said.place() == Place.PRIVATE && !said.system()) {
            return Optional.ofNullable(said.author())
                    .flatMap(author -> confirm(said, new UserId(author.userId()), task));
        }
        return Optional.empty();
    }

    private Optional<Verdict> confirm(MessageAdded said, UserId person, Task task) {
        Instant now = clock.instant();
        Instant earliest = now.minus(PATIENCE);
        // Almost nobody's message is one, so that is asked before anything is begun.
        if (!trials.awaits(said.bot(), person, earliest)) {
            return Optional.empty();
        }
        return transactions.inTransaction(() -> trials.answered(said.bot(), person, earliest, now)
                .map(confirmation -> {
                    Message message = new Message(List.of(new Message.Piece.Authored(confirmation)));
                    task.settle(List.of(PerformEffect.reply(task.envelope(), said, message, now)));
                    return new Verdict.Settled();
                }));
    }
}
