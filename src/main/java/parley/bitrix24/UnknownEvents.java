package parley.bitrix24;

import parley.inbox.Handler;

/** Takes note of events we have no word for, so that none is dropped in silence. */
public final class UnknownEvents implements Handler {
    @Override
    public Verdict handle(Task task) {
        throw new UnsupportedOperationException();
    }
}
