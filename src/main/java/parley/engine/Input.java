package parley.engine;

import org.jspecify.annotations.Nullable;

/** What happened in a dialog, in the engine's words. */
public sealed interface Input {

    /** The bot came into a dialog: somebody opened a private chat with it or put it into a group. */
    record Joined(Place place, Person person) implements Input {}

    /**
     * A person wrote.
     *
     * @param addressed whether the message was meant for this bot: always so in private
     */
    record Said(String text, Place place, Person person, boolean addressed) implements Input {}

    /**
     * A person gave a command the bot has registered. Always meant for the bot, wherever it was given.
     *
     * @param topic id of the topic the command leads to; unknown ones leave the words to be understood
     * @param name without a slash
     * @param parameters what stands behind the name
     */
    record Commanded(@Nullable String topic, String name, String parameters, Person person) implements Input {

        /** The command as it reads in the chat. */
        String text() {
            return ("/" + name + " " + parameters).strip();
        }
    }
}
