package parley.bitrix24.wire;

import parley.outside.Request;

/** The body of a call that leaves in time or not at all: the last look at the clock is when the bytes are written. */
record FreshBody(byte[] bytes, Freshness freshness) implements Request.Body {
    @Override
    public boolean mayLeave() {
        return freshness.lasts();
    }
}
