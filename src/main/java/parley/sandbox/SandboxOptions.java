package parley.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a sandbox is set up.
 *
 * @param port of the authorization server, the portals take the next two; 0 takes three free ports
 * @param applicationUrl where the application runs
 * @param rateLimit whether the leaky bucket refuses calls
 */
public record SandboxOptions(
        int port,
        URI applicationUrl,
        String clientId,
        String clientSecret,
        Duration tokenLifetime,
        boolean rateLimit,
        InstantSource clock) {
    public static final String CLIENT_ID = "app.parley.sandbox";
    public static final String CLIENT_SECRET = "sandbox-secret-not-for-production";
    public static final int DEFAULT_PORT = 8090;

    /** An access token lives for an hour (install-and-auth.md, 1). */
    private static final Duration HOUR = Duration.ofHours(1);

    public static SandboxOptions defaults() {
        return new SandboxOptions(
                DEFAULT_PORT,
                URI.create("http://127.0.0.1:8080"),
                CLIENT_ID,
                CLIENT_SECRET,
                HOUR,
                true,
                InstantSource.system());
    }

    /** For tests: free ports. */
    public static SandboxOptions onFreePorts() {
        return defaults().withPort(0);
    }

    public SandboxOptions withPort(int value) {
        return new SandboxOptions(value, applicationUrl, clientId, clientSecret, tokenLifetime, rateLimit, clock);
    }

    public SandboxOptions withApplicationUrl(URI value) {
        return new SandboxOptions(port, value, clientId, clientSecret, tokenLifetime, rateLimit, clock);
    }

    public SandboxOptions withCredentials(String id, String secret) {
        return new SandboxOptions(port, applicationUrl, id, secret, tokenLifetime, rateLimit, clock);
    }

    public SandboxOptions withTokenLifetime(Duration value) {
        return new SandboxOptions(port, applicationUrl, clientId, clientSecret, value, rateLimit, clock);
    }

    public SandboxOptions withRateLimit(boolean value) {
        return new SandboxOptions(port, applicationUrl, clientId, clientSecret, tokenLifetime, value, clock);
    }

    public SandboxOptions withClock(InstantSource value) {
        return new SandboxOptions(port, applicationUrl, clientId, clientSecret, tokenLifetime, rateLimit, value);
    }
}
