package parley.bitrix24;

import org.jspecify.annotations.Nullable;

/** The one way in for events of all portals: proves, takes apart, remembers. */
public interface EventGate {

    /** Accepts one event. When the answer is {@code ACCEPTED}, it is on disk, or what came of it. */
    Acceptance accept(byte[] body, @Nullable String contentType);

    /** What became of an event. */
    enum Acceptance {
        ACCEPTED,
        /** The same event was accepted before. */
        KNOWN_ALREADY,
        /** Not an event. */
        MALFORMED,
        /** Nothing proves that it comes from the portal it names. */
        NOT_PROVEN,
        /** It could not be stored or checked now. */
        UNAVAILABLE
    }
}
