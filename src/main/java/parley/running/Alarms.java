package parley.running;

import java.time.Instant;
import java.util.List;
import parley.inbox.NewEnvelope;

/** Work for later. It waits here and not in its lane, which it would hold back. */
public interface Alarms {

    /** Remembers work until it is due; joins the transaction of the thread. The same key again replaces it. */
    void set(NewEnvelope work);

    /** What is due, the oldest first. */
    List<NewEnvelope> due(Instant now, int most);

    void remove(NewEnvelope work);
}
