package parley.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bot as an author typed it: nothing checked, nothing lost. */
public record BotDraft(
        String code,
        String kind,
        boolean openChannels,
        String name,
        String lastName,
        String color,
        String email,
        String birthday,
        String position,
        String website,
        String gender,
        @Nullable PhotoId photo,
        String language,
        String greeting,
        List<TopicDraft> topics,
        String fallback) {
    public BotDraft {
        topics = List.copyOf(topics);
    }

    /**
     * A topic as typed.
     *
     * @param id of the topic that is edited, or empty for a new one
     * @param wordings one a line
     */
    public record TopicDraft(String id, String wordings, String reply) {}
}
