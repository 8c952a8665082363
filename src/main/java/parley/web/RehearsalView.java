package parley.web;

import java.util.List;

/**
 * A rehearsed chat beside the editor.
 *
 * @param inputs so far, as the page sends them again
 * @param awaited what the author can let happen
 */
public record RehearsalView(
        String action,
        String topic,
        List<String> inputs,
        List<Entry> entries,
        List<Wish> awaited,
        String name,
        String start,
        boolean newcomer,
        List<StepField.Option> places,
        String clock,
        String kept) {

    /** One input with what came of it. */
    public record Entry(String said, String event, List<Line> lines, String why, String details, String topicHref) {}

    /**
     * What the bot says or would do.
     *
     * @param effect whether it is something else than a message
     * @param href of the step that does it, or empty
     */
    public record Line(
            boolean effect,
            String text,
            String picture,
            List<Link> links,
            List<String> choices,
            boolean pressable,
            String href,
            String at) {
        Line withoutStep() {
            return new Line(effect, text, picture, links, choices, pressable, "", at);
        }
    }

    /** A name that leads to a web address. */
    public record Link(String label, String address) {}

    /** Something the author can let happen, and the input that does. */
    public record Wish(String input, String label) {}
}
