package parley.chaos;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * People who write in bursts and do not wait for answers. About as much as the portals let us answer in the long run, and
 * nobody so fast that the bot would rest.
 */
final class Traffic implements AutoCloseable {
    private static final int LONGEST_BURST = 2;
    private static final int SHORTEST_PAUSE = 7_000;
    private static final int LONGEST_PAUSE = 15_000;

    private final List<Dialog> dialogs;
    private final Ledger ledger;
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    Traffic(List<Dialog> dialogs, Ledger ledger, Random random) {
        this.dialogs = List.copyOf(dialogs);
        this.ledger = ledger;
        for (Dialog dialog : dialogs) {
            Random own = new Random(random.nextLong());
            people.execute(() -> write(dialog, own));
        }
    }

    private void write(Dialog dialog, Random random) {
        int number = 0;
        try {
            int pause = random.nextInt(LONGEST_PAUSE);
            while (!end.await(pause, TimeUnit.MILLISECONDS)) {
                for (int last = number + 1 + random.nextInt(LONGEST_BURST); number < last; number++) {
                    Line line = new Line(dialog.name(), number);
                    ledger.sent(line);
                    dialog.say(line);
                }
                pause = random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    Map<String, List<String>> heard() {
        return dialogs.stream().collect(Collectors.toMap(Dialog::name, Dialog::heard));
    }

    /** Nobody writes any more. */
    @Override
    public void close() {
        end.countDown();
        people.close();
    }
}
