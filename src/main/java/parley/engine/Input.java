package parley.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in a dialog, in the engine's words. */
public sealed interface Input {

    /** The bot came into a dialog: somebody opened a private chat with it or put it into a group. */
    record Joined(Place place, Person person) implements Input {}

    /**
     * A person wrote.
     *
     * @param addressed whether the message was meant for this bot: always so in private
     * @param message its number in the portal; 0 when unknown
     * @param file name of a file that came with it; blank without one
     */
    record Said(String text, Place place, Person person, boolean addressed, long message, String file)
            implements Input {
        public Said(String text, Place place, Person person, boolean addressed) {
            this(text, place, person, addressed, 0, "");
        }
    }

    /** A person changed an earlier message. */
    record Edited(String text, Place place, Person person, long message) implements Input {}

    /**
     * A person gave a command the bot has registered. Always meant for the bot, wherever it was given.
     *
     * @param topic id of the topic the command leads to; unknown ones leave the words to be understood
     * @param name without a slash
     * @param parameters what stands behind the name
     */
    record Commanded(@Nullable String topic, String name, String parameters, Place place, Person person)
            implements Input {
        public Commanded(@Nullable String topic, String name, String parameters, Person person) {
            this(topic, name, parameters, Place.PRIVATE, person);
        }

        /** The command as it reads in the chat. */
        String text() {
            return ("/" + name + " " + parameters).strip();
        }
    }

    /** A person pressed a button under a message of the bot; see {@link Message.Choice}. */
    record Chosen(long ticket, int number, Place place, Person person) implements Input {}

    /** A moment came that the bot waited for. */
    record Woken(long ticket, Place place, Person person) implements Input {}

    /**
     * The author's system answered, or did not.
     *
     * @param picked values by the names the call asked for
     */
    record Called(long ticket, Called.Outcome outcome, Map<String, String> picked, Place place, Person person)
            implements Input {
        public Called {
            picked = Map.copyOf(picked);
        }

        /** How a call ended. */
        public enum Outcome {
            DONE,
            FAILED,
            LATE
        }
    }

    /** Whether somebody took the conversation over. */
    record HandedOver(long ticket, HandedOver.Outcome outcome, Place place, Person person) implements Input {
        /** How handing over ended. */
        public enum Outcome {
            ACCEPTED,
            NOBODY,
            LATE
        }
    }

    /** A human of the company wrote in the dialog: it is theirs from now on. */
    record HumanSpoke() implements Input {}

    /** The human gave the dialog back. */
    record GivenBack() implements Input {}
}
