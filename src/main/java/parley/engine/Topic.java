package parley.engine;

import java.util.List;

/**
 * "When people say one of the wordings, the bot does the steps."
 *
 * @param id unique in its scenario and never shown
 * @param name as authors, and people who are asked what they mean, see it
 */
public record Topic(String id, String name, List<String> wordings, List<Step> steps) {
    public Topic {
        wordings = List.copyOf(wordings);
        steps = List.copyOf(steps);
    }

    public Topic(String id, List<String> wordings, List<Step> steps) {
        this(id, wordings.isEmpty() ? id : wordings.getFirst(), wordings, steps);
    }
}
