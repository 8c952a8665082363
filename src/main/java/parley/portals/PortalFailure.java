package parley.portals;

import java.time.Duration;

/** Why a portal did not do what we asked. Callers decide by kind, never by text. */
public sealed interface PortalFailure {

    /** Too much at once; nothing was done. Ask again after the pause. */
    record Throttled(Duration pause) implements PortalFailure {}

    /** None of our tokens is accepted; an administrator has to open the application. Nothing was done. */
    record AccessLost() implements PortalFailure {}

    /** The application or the portal itself is no longer there. Nothing was done. */
    record PortalGone() implements PortalFailure {}

    /**
     * The portal understood and said no; asking again changes nothing.
     *
     * @param reason the portal's own code, for logs and support
     */
    record Refused(String reason) implements PortalFailure {}

    /** Nobody answered, or the answer made no sense. */
    record Unreachable(Fate fate) implements PortalFailure {}

    /** What became of a request that was not answered. */
    enum Fate {
        NOT_DONE,
        /** Done or not; the portal is not at work on it any more. */
        UNKNOWN,
        /** Done, or not, or the portal may do it yet. */
        PENDING
    }
}
