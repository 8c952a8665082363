package parley.bitrix24.wire;

/** A body does not say what it must. The message names the place, never the content. */
public final class Malformed extends Exception {
    public Malformed(String message) {
        super(message);
    }
}
