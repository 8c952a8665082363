package parley.sandbox.oauth;

import java.time.Duration;
import java.util.List;

/** A portal as the authorization server sees it. */
public interface Account {
    String memberId();

    /** Host and port. */
    String domain();

    String clientEndpoint();

    /** Whether an administrator has added the application, finished or not. */
    boolean hasApplication();

    boolean isInstalled();

    boolean isPaid();

    /** What its administrator has granted to the application. */
    List<String> scopes();

    /** The plan letter: L, F, D, T, P or S. */
    String status();

    int version();

    Duration tokenLifetime();
}
