package parley.bitrix24;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a long text where people would pause: between paragraphs, else lines, else sentences, else words. Markup that is open
 * at a cut is closed there and opened again behind it (messages.md §2.2).
 */
final class SplitText {
    private static final Pattern TAG = Pattern.compile("\\[(/?)([a-zA-Z]+)(?:[=\\s][^\\[\\]]*)?\\]");
    private static final Set<String> PAIRED = Set.of(
            "b", "i", "u", "s", "size", "color", "url", "user", "chat", "context", "code", "put", "send", "call");
    private static final Pattern SENTENCE = Pattern.compile("[.!?…。！？]+[\"'»”)]*\\s");
    /** What the markup that is closed and opened again may take. */
    private static final int ROOM = 300;

    private SplitText() {}

    static List<String> split(String text, int most) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > most) {
            int end = end(rest, most - ROOM);
            String part = rest.substring(0, end);
            Deque<String> open = open(part);
            StringBuilder closed = new StringBuilder(part.stripTrailing());
            StringBuilder next = new StringBuilder();
            open.forEach(tag -> closed.append("[/").append(name(tag)).append(']'));
            open.descendingIterator().forEachRemaining(next::append);
            parts.add(closed.toString());
            rest = next.append(rest.substring(end).stripLeading()).toString();
        }
        if (!rest.isBlank() || parts.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String text, int most) {
        String window = text.substring(0, most);
        int end = window.lastIndexOf("\n\n");
        if (end < most / 2) {
            end = window.lastIndexOf('\n');
        }
        if (end < most / 2) {
            end = lastSentence(window);
        }
        if (end < most / 2) {
            end = window.lastIndexOf(' ');
        }
        if (end < most / 2) {
            end = Character.isHighSurrogate(window.charAt(most - 1)) ? most - 1 : most;
        }
        int tag = text.lastIndexOf('[', end - 1);
        boolean inTag = tag > 0 && text.lastIndexOf(']', end - 1) < tag && text.indexOf(']', tag) >= end;
        return inTag ? tag : end;
    }

    private static int lastSentence(String window) {
        Matcher sentences = SENTENCE.matcher(window);
        int end = -1;
        while (sentences.find()) {
            end = sentences.end();
        }
        return end;
    }

    /** The tags that are open at the end, the last one first. */
    private static Deque<String> open(String part) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(part);
        while (tags.find()) {
            String name = tags.group(2).toLowerCase(Locale.ROOT);
            if (!PAIRED.contains(name)) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(tags.group());
            } else if (!open.isEmpty() && name(open.peek()).equals(name)) {
                open.pop();
            }
        }
        return open;
    }

    private static String name(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.lookingAt() ? matcher.group(2).toLowerCase(Locale.ROOT) : "";
    }
}
