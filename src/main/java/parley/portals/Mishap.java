package parley.portals;

import java.time.Instant;

/**
 * Something that a portal did not do for us, as often as it happened. Holds nobody's words.
 *
 * @param bot the portal's number of the bot it was about, or its code while it has none; empty when it was about no bot
 * @param code the portal's own code, or empty
 */
public record Mishap(
        PortalId portal, Act act, String bot, Kind kind, String code, Instant firstAt, Instant lastAt, long times) {

    /** What we tried. */
    public enum Act {
        SPEAK,
        REGISTER,
        NOTIFY,
        MAKE_LEAD,
        MAKE_TASK,
        HAND_OVER
    }

    /** How it failed. */
    public enum Kind {
        BUSY,
        ACCESS_LOST,
        PORTAL_GONE,
        REFUSED,
        UNREACHABLE;

        public static Kind of(PortalFailure failure) {
            return switch (failure) {
                case PortalFailure.Throttled _ -> BUSY;
                case PortalFailure.AccessLost _ -> ACCESS_LOST;
                case PortalFailure.PortalGone _ -> PORTAL_GONE;
                case PortalFailure.Refused _ -> REFUSED;
                case PortalFailure.Unreachable _ -> UNREACHABLE;
            };
        }
    }
}
