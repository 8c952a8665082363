package parley.bitrix24;

import java.util.regex.Pattern;
import parley.engine.Message;

/**
 * A message in the messenger's markup (messages.md §2.1). What the author wrote is markup as it stands; a value never becomes
 * any: the platform knows no escape, so its brackets are replaced by their full-width sisters.
 */
final class SentText {
    static final int LONGEST = 20_000;

    private static final String ELLIPSIS = "…";
    private static final String JOINER = "\u2060";
    private static final Pattern NEWLINE = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern QUOTE = Pattern.compile("(?m)^(?=>)");
    private static final Pattern DASHES = Pattern.compile("(?m)^(-{5})(?=-)");
    private static final Pattern BREAK = Pattern.compile("#(br)#", Pattern.CASE_INSENSITIVE);

    private SentText() {}

    static String of(Message message) {
        return cut(whole(message));
    }

    /** However long it is. */
    static String whole(Message message) {
        StringBuilder text = new StringBuilder();
        for (Message.Piece piece : message.pieces()) {
            text.append(
                    switch (piece) {
                        case Message.Piece.Authored authored -> authored.text();
                        case Message.Piece.Value value -> neutral(value.text());
                    });
        }
        return text.toString();
    }

    /** Order matters: first the characters, then what they form at the start of a line. */
    static String neutral(String value) {
        String text = NEWLINE.matcher(value).replaceAll("\n");
        text = CONTROL.matcher(text).replaceAll("");
        text = text.replace('[', '\uFF3B').replace(']', '\uFF3D');
        // Already one sign, for the author's text before the value may end with the other.
        text = QUOTE.matcher(text).replaceAll(JOINER);
        text = DASHES.matcher(text).replaceAll("$1" + JOINER);
        return BREAK.matcher(text).replaceAll("# $1 #");
    }

    /** Cuts after a whole character, and before a tag that would be cut in two. The platform would cut without asking. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int open = text.lastIndexOf('[', end - 1);
        if (open > 0 && text.lastIndexOf(']', end - 1) < open) {
            end = open;
        }
        return text.substring(0, end) + ELLIPSIS;
    }
}
