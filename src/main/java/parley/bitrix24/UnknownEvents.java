package parley.bitrix24;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.inbox.Envelope;
import parley.inbox.Handler;

/** Takes note of events we have no word for, so that none is dropped in silence. */
public final class UnknownEvents implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownEvents.class);

    private final EventCounts counts;

    UnknownEvents(EventCounts counts) {
        this.counts = counts;
    }

    @Override
    public Verdict handle(Task task) {
        Envelope envelope = task.envelope();
        try {
            String name = BracketForm.stored(envelope.payload()).required("event");
            counts.count("unheard." + name);
            LOG.warn(
                    "Nobody hears the event {} ({}), envelope {} of lane {}",
                    name,
                    EventNames.isSecondGeneration(name) ? "second generation of the bot methods" : "unknown",
                    envelope.id(),
                    envelope.lane());
            return new Verdict.Done();
        } catch (Malformed e) {
            return new Verdict.Hopeless(String.valueOf(e.getMessage()));
        }
    }
}
