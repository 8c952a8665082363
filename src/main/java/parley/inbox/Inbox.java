package parley.inbox;

import java.util.List;

/** The way in. */
public interface Inbox {

    /**
     * Remembers work, all or nothing. It, or what came of it, is on disk when the call returns. Not for use inside a transaction.
     *
     * @return how many envelopes were new; the others were known already
     * @throws InboxUnavailable when they could not be stored
     */
    int add(List<NewEnvelope> envelopes);

    /** The store could not be reached or is full. */
    final class InboxUnavailable extends RuntimeException {
        public InboxUnavailable(Throwable cause) {
            super("The inbox could not store an envelope", cause);
        }
    }
}
