package parley.web;

import java.util.List;
import parley.web.QuestionsView.Tab;

/**
 * Numbers of a bot in a period; every chart is drawn from its table.
 *
 * @param counted until when
 * @param csv address of the same as a file
 */
public record NumbersView(
        String title,
        String back,
        List<Tab> periods,
        boolean nothing,
        List<Sum> sums,
        Chart days,
        Chart hours,
        List<TopicRow> topics,
        List<LeftRow> left,
        String counted,
        String csv,
        String file) {

    public record Sum(String label, String value) {}

    /**
     * A chart and the table behind it.
     *
     * @param kind how it is drawn: bar or line
     * @param columns headings; the first names the rows
     */
    public record Chart(String id, String title, String kind, List<String> columns, List<Row> rows) {}

    /** @param values as numbers, for the chart */
    public record Row(String name, List<Long> values) {}

    public record TopicRow(
            String name, String href, long conversations, long people, long answered, long missed, long handedOver) {}

    public record LeftRow(String name, String href, long conversations) {}
}
