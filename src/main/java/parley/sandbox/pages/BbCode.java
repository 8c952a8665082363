package parley.sandbox.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the markup of messages into HTML. The text is escaped first and tags are put in afterwards, so nothing that was
 * written can become markup of its own (messages.md, 2).
 */
final class BbCode {
    private static final Pattern CODE = tag("code", "");
    private static final Pattern SIMPLE = Pattern.compile("(?is)\\[(b|i|u|s)](.*?)\\[/\\1]");
    private static final Pattern LINK = tag("url", "=([^\\]]+)");
    private static final Pattern BARE_LINK_TAG = tag("url", "");
    private static final Pattern USER = tag("user", "=(\\d+|all)(?: replace)?");
    private static final Pattern CHAT = tag("chat", "=([^\\]]+)");
    private static final Pattern SEND = tag("(send|put)", "(?:=([^\\]]*))?");
    private static final Pattern COLOR = tag("color", "=(#[0-9a-f]{3}|#[0-9a-f]{6})");
    private static final Pattern SIZE = tag("size", "=(\\d{1,2})");
    private static final Pattern CALL = tag("call", "(?:=([^\\]]*))?");
    private static final Pattern URL = Pattern.compile("(?<![\"'>=\\w])https?://[^\\s<\\[\\]\"]+");
    private static final Pattern HIDDEN = Pattern.compile("\u0001(\\d+)\u0001");

    private final List<String> finished = new ArrayList<>();

    private BbCode() {}

    static String toHtml(String text) {
        return new BbCode().convert(text);
    }

    /** One line without any markup, for lists. */
    static String toPlain(String text) {
        return text.replaceAll("(?i)\\[/?[a-z]+[^\\]]*]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String convert(String text) {
        String html = escape(text.replace("\u0001", ""));
        html = replace(CODE, html, match -> hide("<pre class=\"message__code\">" + match.group(1) + "</pre>"));
        html = replace(SEND, html, this::softButton);
        html = replace(LINK, html, match -> link(match.group(1), match.group(2)));
        html = replace(BARE_LINK_TAG, html, match -> link(match.group(1), match.group(1)));
        html = replace(URL, html, match -> link(match.group(), match.group()));
        html = replace(
                USER,
                html,
                match -> "<span class=\"mention\" data-user=\"" + match.group(1) + "\">" + match.group(2) + "</span>");
        html = replace(CHAT, html, match -> "<span class=\"mention\">" + match.group(2) + "</span>");
        html = replace(CALL, html, match -> "<span class=\"mention\">" + match.group(2) + "</span>");
        html = replace(
                COLOR, html, match -> "<span style=\"color:" + match.group(1) + "\">" + match.group(2) + "</span>");
        html = replace(
                SIZE,
                html,
                match -> "<span style=\"font-size:" + clamp(match.group(1)) + "px\">" + match.group(2) + "</span>");
        html = nested(html);
        html = html.replaceAll("(?i)\\[br]|#br#", "<br>");
        html = html.replaceAll("(?m)^(?:&gt;){2}(.*)$", "<q class=\"message__quote\">$1</q>");
        html = html.replace("</q>\n", "</q>").replace("\n", "<br>");
        return shown(shown(html));
    }

    /** Twice, for a link may stand around something that waited too. */
    private String shown(String html) {
        return replace(HIDDEN, html, match -> finished.get(Integer.parseInt(match.group(1))));
    }

    private static Pattern tag(String name, String value) {
        return Pattern.compile("(?is)\\[" + name + value + "](.*?)\\[/" + (name.startsWith("(") ? "\\1" : name) + "]");
    }

    private static String replace(Pattern pattern, String text, Function<Matcher, String> html) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(html.apply(matcher)));
        }
        return matcher.appendTail(result).toString();
    }

    private static String nested(String html) {
        String before;
        String after = html;
        do {
            before = after;
            after = SIMPLE.matcher(before).replaceAll("<$1>$2</$1>");
        } while (!after.equals(before));
        return after;
    }

    /** What must not be looked at again waits outside the text. */
    private String hide(String html) {
        finished.add(html);
        return "\u0001" + (finished.size() - 1) + "\u0001";
    }

    private String link(String address, String label) {
        if (!address.matches("(?i)(https?://|/(?!/)).*")) {
            return label;
        }
        return hide("<a href=\"" + address + "\" target=\"_blank\" rel=\"noopener noreferrer\">" + label + "</a>");
    }

    private String softButton(Matcher match) {
        String value = match.group(2) == null ? match.group(3) : match.group(2);
        String name = match.group(1).toLowerCase(Locale.ROOT);
        String start = "<button type=\"button\" class=\"soft-button\" data-" + name + "=\"" + value + "\">";
        return hide(start) + match.group(3) + "</button>";
    }

    private static int clamp(String size) {
        return Math.clamp(Integer.parseInt(size), 8, 30);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
