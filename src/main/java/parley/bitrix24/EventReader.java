package parley.bitrix24;

import parley.inbox.Envelope;
import parley.running.Stimulus;

/** Reads what the gate stored, in the words of {@code running}. */
public final class EventReader {

    public Reading read(Envelope envelope) {
        return new Reading.Senseless("Nothing is read yet");
    }

    /** What an envelope says. */
    public sealed interface Reading {
        record Heard(Stimulus stimulus) implements Reading {}

        /**
         * Something indispensable is missing.
         *
         * @param reason names the place, never its content
         */
        record Senseless(String reason) implements Reading {}
    }
}
