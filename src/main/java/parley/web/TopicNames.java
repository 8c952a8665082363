package parley.web;

import parley.engine.Topic;

/** What a topic is called where it is chosen: its first wording, for it has no name of its own. */
final class TopicNames {
    private static final int LONGEST = 60;

    private TopicNames() {}

    static String of(Topic topic) {
        String wording =
                topic.wordings().isEmpty() ? topic.id() : topic.wordings().getFirst();
        int end = Math.min(LONGEST, wording.codePointCount(0, wording.length()));
        String beginning = wording.substring(0, wording.offsetByCodePoints(0, end));
        return beginning.length() < wording.length() ? beginning + "…" : wording;
    }
}
