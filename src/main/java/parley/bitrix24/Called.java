package parley.bitrix24;

import parley.bitrix24.wire.WildJson;
import parley.portals.PortalFailure;

/** What became of a method call. */
sealed interface Called {
    record Answered(WildJson result) implements Called {}

    /**
     * The call failed.
     *
     * @param description the portal's own words; for the tables of this room, not for people
     */
    record Failed(PortalFailure failure, String description) implements Called {
        Failed(PortalFailure failure) {
            this(failure, "");
        }
    }
}
