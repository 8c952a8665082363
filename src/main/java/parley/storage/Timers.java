package parley.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chores that come again and again. Each is done by one node at a time, whichever finds it due first; when that node dies, by
 * another. A chore may be done twice, so it must be harmless to repeat.
 */
public final class Timers implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);
    private static final int THREADS = 2;

    private final Database database;
    private final Clock clock;
    private final List<Chore> chores;
    private @Nullable Scheduler scheduler;

    public Timers(Database database, Clock clock, List<Chore> chores) {
        this.database = database;
        this.clock = clock;
        this.chores = List.copyOf(chores);
    }

    /**
     * Something to be done regularly.
     *
     * @param name unique and lasting: the database remembers by it when the chore was done
     * @param pause between the end of one round and the start of the next
     */
    public record Chore(String name, Duration pause, Runnable work) {}

    /** The tables must be there. */
    public synchronized void start() {
        Scheduler started = Scheduler.create(database.pool())
                .startTasks(chores.stream().map(Timers::task).toList())
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(THREADS)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(PATIENCE_AT_STOP)
                .build();
        started.start();
        scheduler = started;
    }

    private static RecurringTask<Void> task(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.pause()))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAILURE))
                .execute((_, _) -> chore.work().run());
    }

    @Override
    public synchronized void close() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
