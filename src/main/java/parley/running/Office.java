package parley.running;

import parley.engine.Effect;
import parley.engine.Message;
import parley.portals.PortalFailure;
import parley.portals.PortalId;

/** What a bot does in a portal besides talking. Calls over the network, never inside a transaction. */
public interface Office {

    /** @param key the same notice again replaces the first */
    Outcome notify(PortalId portal, long person, Message message, String key);

    /** Makes a lead that {@link #findLead} finds by its key. */
    Outcome createLead(Meeting meeting, Effect.CreateLead lead, String key);

    Trace findLead(PortalId portal, String key);

    /** Makes a task that {@link #findTask} finds by its key. */
    Outcome createTask(PortalId portal, Effect.CreateTask task, String key);

    Trace findTask(PortalId portal, Effect.CreateTask task, String key);

    /** What became of a call. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Failed(PortalFailure failure) implements Outcome {}
    }

    /** What a search showed. */
    enum Trace {
        FOUND,
        MISSING,
        /** The portal does not let us search. */
        HIDDEN,
        /** Nobody answered; searching again may help. */
        UNKNOWN
    }
}
