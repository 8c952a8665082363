package parley.engine;

/**
 * A wording or a message, made ready for comparison.
 *
 * @param words its words, as analysis by stems wants them
 * @param key what it shares with every text that says exactly the same; begins with a slash when the text names a
 *     command, and holds the symbols of a text without words
 */
record Phrase(String words, String key) {

    static Phrase of(String text, Language language) {
        String said = withoutLeftover(language.fold(text).strip());
        String words = language.words(said);
        if (words.isEmpty()) {
            return new Phrase("", Words.symbols(said));
        }
        String key = Words.withoutAccents(words);
        return new Phrase(words, namesCommand(said) ? "/" + key : key);
    }

    /** What people put between the name of the bot and what they want, once the name is taken away. */
    private static String withoutLeftover(String text) {
        boolean leftover = text.length() > 1
                && (text.charAt(0) == ',' || text.charAt(0) == ':')
                && Character.isWhitespace(text.charAt(1));
        return leftover ? text.substring(1).strip() : text;
    }

    boolean isCommand() {
        return namesCommand(key);
    }

    /** What is left of the key of a command when nobody knows the command. */
    String keyWithoutSlash() {
        return isCommand() ? key.substring(1) : key;
    }

    private static boolean namesCommand(String text) {
        return text.length() > 1 && text.charAt(0) == '/' && Character.isLetterOrDigit(text.codePointAt(1));
    }
}
