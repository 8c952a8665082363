package parley.web;

import java.util.List;
import java.util.Map;

/** All that a bot says and does, topic by topic. */
public record TopicListView(
        DraftBar bar,
        String title,
        String address,
        Row greeting,
        List<Row> topics,
        Row fallback,
        Row misses,
        List<Row> blocks,
        List<StepField.Option> otherBots,
        SettingsView rules,
        String status,
        boolean removed,
        String previewAddress) {

    TopicListView with(String done) {
        return new TopicListView(
                bar,
                title,
                address,
                greeting,
                topics,
                fallback,
                misses,
                blocks,
                otherBots,
                rules,
                done,
                false,
                previewAddress);
    }

    /** Whether the topics are so many that one looks for them. */
    public boolean many() {
        return topics.size() > 5;
    }

    /**
     * One topic.
     *
     * @param href of its page
     * @param wordings what people say to get there
     * @param does what the bot does then
     * @param problems how many, in words, or empty
     * @param hits how often people got there this week, in words, or empty
     */
    public record Row(
            String id,
            String href,
            String name,
            String wordings,
            String does,
            String problems,
            boolean broken,
            String hits,
            boolean focused) {}

    /**
     * The settings of the whole scenario.
     *
     * @param bases tell each setting as it is shown from every other state of it
     */
    public record SettingsView(
            String action,
            List<StepField.Option> languages,
            String zone,
            List<String> zones,
            String synonyms,
            String misses,
            String comeback,
            List<ScheduleForm> schedules,
            Map<String, String> bases) {}

    /**
     * A schedule as it is typed.
     *
     * @param days the hours of each day, Monday first
     */
    public record ScheduleForm(String name, String zone, List<Day> days, String holidays) {}

    /** The hours of one day. */
    public record Day(String name, String label, String hours) {}
}
