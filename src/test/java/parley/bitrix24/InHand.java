package parley.bitrix24;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;

/** An envelope in the hands of a worker that nobody of this room may settle. */
record InHand(Envelope envelope) implements Handler.Task {
    @Override
    public boolean uncertain() {
        return false;
    }

    @Override
    public Optional<Instant> pendingSince() {
        return Optional.empty();
    }

    @Override
    public boolean held() {
        return true;
    }

    @Override
    public void settle(List<NewEnvelope> next) {
        throw new IllegalStateException("This room settles nothing itself");
    }
}
