package parley.web;

import java.util.List;

/** The published versions of a bot, and one of them. */
public final class VersionView {
    private VersionView() {}

    /** All of them, the newest first. */
    public record ListView(
            String title,
            String tests,
            String replay,
            String publishing,
            boolean different,
            String notice,
            List<Row> rows) {}

    /**
     * One version.
     *
     * @param underway how many conversations follow it, in words, or empty
     * @param movable whether those could follow the live one instead
     */
    public record Row(
            int number,
            String name,
            String href,
            Moment at,
            String by,
            String note,
            boolean live,
            String underway,
            boolean movable) {}

    /** One version, and what is different in the live one. */
    public record OneView(
            String title, String address, String back, Row row, List<String> differences, long revision) {}

    /** What is about to be published. */
    public record NewView(
            String title,
            String action,
            String back,
            String replay,
            long revision,
            boolean different,
            List<String> differences,
            List<TopicView.Problem> problems,
            boolean fit,
            List<TestView.Row> tests,
            String note,
            String problem) {}
}
