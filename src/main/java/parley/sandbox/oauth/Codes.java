package parley.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.sandbox.wire.Secrets;

/** One-time authorization codes; a code lives for 30 seconds (install-and-auth.md, 6.1). Safe for all threads. */
public final class Codes {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    /** Who agreed, where and until when the code is good. */
    public record Consent(Account account, long userId, Instant expires) {}

    private final InstantSource clock;
    private final Map<String, Consent> consents = new HashMap<>();

    public Codes(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized String issue(Account account, long userId) {
        String code = Secrets.random(20);
        consents.put(code, new Consent(account, userId, clock.instant().plus(LIFETIME)));
        return code;
    }

    /** Takes the code away: the second use finds nothing. */
    public synchronized Optional<Consent> redeem(String code) {
        return Optional.ofNullable(consents.remove(code))
                .filter(consent -> clock.instant().isBefore(consent.expires()));
    }
}
