package parley.bitrix24;

import java.util.regex.Pattern;

/**
 * A text without what the platform may change in it between sending and reading: what stands at both ends, how lines end,
 * spaces, signs that nobody sees, and signs that are written as HTML entities (messages.md §2.1, §2.2). Two texts that people
 * would tell apart stay apart.
 */
record SeenText(String text) {
    private static final Pattern BREAK = Pattern.compile("\\[br]|#br#|<br ?/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s\\u0085]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085]+");

    static SeenText of(String text) {
        String plain = text;
        // Twice: what is escaped when it is stored may be escaped again when it is read.
        for (int round = 0; round < 2; round++) {
            plain = withoutEntities(plain);
        }
        plain = BREAK.matcher(plain).replaceAll("\n");
        plain = UNSEEN.matcher(plain).replaceAll("");
        return new SeenText(SPACES.matcher(plain).replaceAll(" ").strip());
    }

    private static String withoutEntities(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#039;", "'")
                .replace("&apos;", "'")
                .replace("&nbsp;", " ")
                .replace("&#91;", "[")
                .replace("&#93;", "]")
                .replace("&amp;", "&");
    }
}
