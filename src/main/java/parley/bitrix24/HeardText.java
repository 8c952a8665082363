package parley.bitrix24;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person meant to say, without the messenger's markup (messages.md §2): tags go and their inner text stays; what is
 * struck out or quoted is somebody else's or not meant. Brackets that are no tag stay as they are. Every pattern here stops at
 * the next bracket, so that the time grows with the length of the text and no faster.
 */
final class HeardText {
    private static final Pattern MENTION =
            Pattern.compile("\\[user=(\\d{1,18})(?:\\s+replace)?\\]([^\\[]*)\\[/user\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAK = Pattern.compile("\\[br\\]|#br#", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(
            "\\[/?(?:b|i|u|s|size|color|url|user|chat|context|code|img|icon|put|send|call|timestamp|disk|attach)"
                    + "(?:[=\\s][^\\[\\]]*)?\\]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^>>.*$\\n?");
    private static final Pattern DASHES = Pattern.compile("-{20,}");
    private static final Pattern LEFTOVER = Pattern.compile("^[\\s,;:.!]+(?=\\S)");
    private static final Pattern GAP = Pattern.compile("[ \\t\\u00A0]{2,}");

    private HeardText() {}

    /** Whom the text mentions. */
    static Set<Long> mentioned(String text) {
        Set<Long> mentioned = new TreeSet<>();
        Matcher mentions = MENTION.matcher(text);
        while (mentions.find()) {
            mentioned.add(Long.parseLong(mentions.group(1)));
        }
        return mentioned;
    }

    /**
     * The text for comparing.
     *
     * @param bot whose mentions are taken out, where the portal has not done it
     * @param addressed whether somebody was mentioned, so that separators are left over
     */
    static String of(String written, OptionalLong bot, boolean addressed) {
        String text = written.replace("\r\n", "\n").replace('\r', '\n');
        text = MENTION.matcher(text)
                .replaceAll(mention -> Matcher.quoteReplacement(
                        bot.isPresent() && Long.parseLong(mention.group(1)) == bot.getAsLong()
                                ? ""
                                : mention.group(2)));
        text = withoutQuotes(withoutStruck(text));
        text = BREAK.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        if (addressed) {
            text = GAP.matcher(LEFTOVER.matcher(text).replaceFirst("")).replaceAll(" ");
        }
        return text.strip();
    }

    private static String withoutStruck(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        while (true) {
            int open = lower.indexOf("[s]", from);
            int close = open < 0 ? -1 : lower.indexOf("[/s]", open);
            if (close < 0) {
                return kept.append(text, from, text.length()).toString();
            }
            kept.append(text, from, open);
            from = close + "[/s]".length();
        }
    }

    /** A full quote stands between two lines of dashes; a short one starts its line. */
    private static String withoutQuotes(String text) {
        StringBuilder kept = new StringBuilder();
        boolean quoted = false;
        boolean closes = DASHES.matcher(text).results().count() >= 2;
        for (String line : text.split("\n", -1)) {
            if (closes && DASHES.matcher(line.strip()).matches()) {
                quoted = !quoted;
            } else if (!quoted) {
                kept.append(line).append('\n');
            }
        }
        return QUOTED_LINE.matcher(kept).replaceAll("");
    }
}
