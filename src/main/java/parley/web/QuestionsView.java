package parley.web;

import java.util.List;
import parley.web.TopicLabels.Option;

/** What people asked and no topic fitted, the most asked first. */
public record QuestionsView(
        String title,
        String back,
        String address,
        List<Tab> tabs,
        String standing,
        List<Line> questions,
        List<Option> topics,
        List<String> notices) {

    /** Questions of one standing. */
    public record Tab(String href, String text, boolean current) {}

    /**
     * Questions that are alike.
     *
     * @param topic the answer's address, where there is one
     * @param told whom the answer would reach; empty while there is nobody, or nothing to tell yet
     * @param state of the answer, where there is one
     */
    public record Line(
            String id,
            String likeness,
            String example,
            String times,
            String people,
            Moment newest,
            String topic,
            String topicName,
            String state,
            String told) {}
}
