package parley.engine;

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
}
