package parley.web;

import java.util.List;

/** The saved chats of a bot, and how they go with the draft. */
public record TestView(String title, String address, String back, List<Row> rows) {

    /**
     * One saved chat.
     *
     * @param page where its new answers can be agreed with, to come back to
     */
    public record Row(String id, String href, String page, String name, boolean passed, List<Line> lines) {}

    /** One input with what the bot should say and what it says. */
    public record Line(String said, List<String> expected, List<String> actual, boolean differs) {}
}
