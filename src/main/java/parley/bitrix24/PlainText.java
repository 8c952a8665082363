package parley.bitrix24;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without markup, for channels of which nobody knows what they make of it (open-channels.md §5.1). */
final class PlainText {
    private static final Pattern LINK =
            Pattern.compile("\\[url=([^\\]]*)\\]([^\\[]*)\\[/url\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAK = Pattern.compile("\\[br\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(
            "\\[/?(?:b|i|u|s|size|color|url|user|chat|context|code|img|icon|put|send|call|timestamp|disk)"
                    + "(?:[=\\s][^\\[\\]]*)?\\]",
            Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    static String of(String markup) {
        String text = LINK.matcher(markup)
                .replaceAll(link -> Matcher.quoteReplacement(linkText(link.group(2), link.group(1))));
        return TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
    }

    static String linkText(String label, String address) {
        return label.isBlank() || label.equals(address) ? address : label + ": " + address;
    }
}
