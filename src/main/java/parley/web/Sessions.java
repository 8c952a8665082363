package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.portals.Visitor;

/**
 * Page sessions as signed tokens that the page itself carries; nothing is kept here. Safe for use by many threads.
 *
 * <p>A session is good for half an hour, however many pages are opened in it; then the portal has to vouch for the person again,
 * which the page asks it for by itself: who is no administrator any more does not stay one in an open
 * page.
 */
public final class Sessions {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int LONGEST_TOKEN = 1000;

    private final SecretKeySpec key;
    private final Clock clock;

    /** The key is used for nothing else. */
    public Sessions(byte[] key, Clock clock) {
        if (key.length < 32) {
            throw new IllegalArgumentException("A session key has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    Session open(Visitor visitor) {
        return new Session(visitor, clock.instant());
    }

    String token(Session session) {
        Visitor visitor = session.visitor();
        Instant until = session.openedAt().plus(LIFE);
        String words = String.join(
                "\n",
                Long.toString(until.getEpochSecond()),
                Long.toString(session.openedAt().getEpochSecond()),
                Long.toString(visitor.user().value()),
                visitor.administrator() ? "administrator" : "visitor",
                visitor.language().toLanguageTag(),
                visitor.portal().value());
        byte[] payload = words.getBytes(UTF_8);
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(sign(payload));
    }

    /** Empty for a token that is forged, outdated or no token at all: from outside they look the same. */
    Optional<Session> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Optional<byte[]> payload = decode(token.substring(0, dot));
        Optional<byte[]> signature = decode(token.substring(dot + 1));
        if (payload.isEmpty() || signature.isEmpty() || !MessageDigest.isEqual(sign(payload.get()), signature.get())) {
            return Optional.empty();
        }
        return Optional.of(new String(payload.get(), UTF_8).split("\n", 6)).flatMap(this::restore);
    }

    private Optional<Session> restore(String[] words) {
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(words[0])))) {
            return Optional.empty();
        }
        Visitor visitor = new Visitor(
                new PortalId(words[5]),
                new UserId(Long.parseLong(words[2])),
                words[3].equals("administrator"),
                Locale.forLanguageTag(words[4]));
        return Optional.of(new Session(visitor, Instant.ofEpochSecond(Long.parseLong(words[1]))));
    }

    private byte[] sign(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform knows HmacSHA256", e);
        }
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
