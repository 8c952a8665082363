package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.engine.Input;

/** What an author does in a rehearsed chat, in words that stay true when the scenario changes. */
public sealed interface RehearsedInput {

    /** The bot comes into the dialog and greets. */
    record Joined() implements RehearsedInput {}

    /**
     * The person writes.
     *
     * @param addressed whether it is meant for the bot; matters in groups only
     * @param file name of a file sent with it; blank for none
     */
    record Said(String text, boolean addressed, String file) implements RehearsedInput {
        public Said(String text) {
            this(text, true, "");
        }
    }

    /**
     * The person changes what they wrote.
     *
     * @param input which input that was, from 0
     */
    record Edited(int input, String text) implements RehearsedInput {}

    /** The person presses a button: the newest of this name. */
    record Pressed(String label) implements RehearsedInput {}

    /** @param topic id of the topic the command leads to */
    record Commanded(@Nullable String topic, String name, String parameters) implements RehearsedInput {}

    /** Time passes. What the bot waited for meanwhile happens in its order. */
    record Waited(Duration length) implements RehearsedInput {}

    /** As {@link Waited}; a moment that is over already changes nothing. */
    record WaitedUntil(Instant moment) implements RehearsedInput {}

    /** The author's system answers what was asked first. */
    record Called(Input.Called.Outcome outcome, Map<String, String> picked) implements RehearsedInput {
        public Called {
            picked = Map.copyOf(picked);
        }
    }

    /** The wish for a human comes out like this. */
    record HandedOver(Input.HandedOver.Outcome outcome) implements RehearsedInput {}

    /** A human of the company writes in the dialog. */
    record HumanSpoke() implements RehearsedInput {}

    /** The human gives the dialog back. */
    record GivenBack() implements RehearsedInput {}
}
