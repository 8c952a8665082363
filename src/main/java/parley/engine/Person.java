package parley.engine;

/** Who writes to the bot, as far as replies can mention it. Empty when the channel does not say. */
public record Person(String name, String firstName, String lastName) {
    public static final Person UNKNOWN = new Person("", "", "");
}
