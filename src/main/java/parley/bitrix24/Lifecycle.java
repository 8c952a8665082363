package parley.bitrix24;

import java.time.Duration;
import parley.inbox.Handler;

/** What happens to a tenant when the application is installed, updated, paid for or removed. */
public final class Lifecycle implements Handler {
    /** How long the content of a portal is kept after an uninstallation that did not ask for its deletion. */
    public static final Duration RETENTION = Duration.ofDays(90);

    @Override
    public Verdict handle(Task task) {
        throw new UnsupportedOperationException();
    }
}
