package parley.bitrix24;

import java.util.Map;
import parley.health.Signals;
import parley.health.Trial.Way;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalId;
import parley.portals.UserId;

/** The bell of a person, and the platform's own test of the way to us. */
public final class PortalSignals implements Signals {
    /** A newer notice with the same tag takes the place of the older one (crm-and-people.md §7). */
    private static final String TAG = "parley-test";

    private final Calls calls;
    private final EventBindings bindings;

    PortalSignals(Calls calls, EventBindings bindings) {
        this.calls = calls;
        this.bindings = bindings;
    }

    /** From the system: otherwise it would seem to come from whoever installed the application (crm-and-people.md §7). */
    @Override
    public Way notice(PortalId portal, UserId person, String text) {
        Called called = calls.call(
                portal, "im.notify", Map.of("USER_ID", person.value(), "MESSAGE", text, "TYPE", "SYSTEM", "TAG", TAG));
        return switch (called) {
            // The number of the notice, or false with status 200.
            case Called.Answered answered -> answered.result().number().orElse(0) > 0 ? Way.DONE : Way.FAILED;
            case Called.Failed failed -> failure(failed);
        };
    }

    @Override
    public Way event(PortalId portal) {
        bindings.bindTest((method, parameters) -> calls.call(portal, method, parameters));
        return switch (calls.call(portal, "event.test", Map.of("from", "parley"))) {
            case Called.Answered _ -> Way.DONE;
            case Called.Failed failed -> failure(failed);
        };
    }

    private static Way failure(Called.Failed failed) {
        boolean notPermitted =
                failed.failure() instanceof Refused refused && refused.reason().equals("INSUFFICIENT_SCOPE");
        return notPermitted ? Way.NOT_PERMITTED : Way.FAILED;
    }
}
