package parley.bitrix24;

import parley.bitrix24.wire.WildJson;
import parley.portals.PortalFailure;

/** What became of a method call. */
sealed interface Called {
    record Answered(WildJson result) implements Called {}

    /**
     * The call failed.
     *
     * @param code the portal's, or one of {@link Own}; empty when nobody answered
     * @param description the portal's own words; for the tables of this room, not for people
     */
    record Failed(PortalFailure failure, String code, String description) implements Called {
        Failed(PortalFailure failure) {
            this(failure, "", "");
        }

        Failed(PortalFailure failure, String code) {
            this(failure, code, "");
        }
    }

    /** Codes for what happens on the way to the portal, where no portal gives one. */
    final class Own {
        static final String AUTHORIZATION_SILENT = "AUTHORIZATION_SILENT";
        static final String AUTHORIZATION_REFUSED = "AUTHORIZATION_REFUSED";
        static final String MOVED_ELSEWHERE = "MOVED_ELSEWHERE";

        private Own() {}
    }
}
