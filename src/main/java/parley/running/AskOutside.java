package parley.running;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.engine.Effect;
import parley.engine.Input.Called.Outcome;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.running.Happening.What;
import parley.running.Outside.Answer;

/**
 * Asks the author's system, outside any transaction, and sends its answer back to the engine. What may have been asked before
 * is not asked again unless the author allows it; the dialog then goes on as if nobody had answered.
 */
final class AskOutside {
    private static final Logger LOG = LoggerFactory.getLogger(AskOutside.class);

    private final Outside outside;
    private final Stores stores;
    private final Clock clock;

    AskOutside(Outside outside, Stores stores, Clock clock) {
        this.outside = outside;
        this.stores = stores;
        this.clock = clock;
    }

    Verdict perform(Task task, PromisedEffect promised, Effect.Call call) {
        if (!task.held()) {
            return new Verdict.Later(Setbacks.growing(task.envelope()));
        }
        boolean mayAsk = !task.uncertain() || call.repeatable();
        Answer answer = mayAsk ? outside.ask(call, Long.toString(task.envelope().id())) : new Answer.Late();
        What what = switch (answer) {
            case Answer.Done(Map<String, String> picked) -> new What.Called(call.ticket(), Outcome.DONE, picked);
            case Answer.Failed(String reason) -> {
                LOG.info("The call of envelope {} failed: {}", task.envelope().id(), reason);
                yield new What.Called(call.ticket(), Outcome.FAILED, Map.of());
            }
            case Answer.Late() -> new What.Called(call.ticket(), Outcome.LATE, Map.of());
        };
        return stores.transactions().inTransaction(() -> {
            task.settle(
                    List.of(new Happening(promised.meeting(), what).after(task.envelope(), "answer", clock.instant())));
            return new Verdict.Settled();
        });
    }
}
