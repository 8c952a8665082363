package parley.engine;

import java.util.List;

/** "When people say one of the wordings, the bot does the steps." The id is unique in its scenario and never shown. */
public record Topic(String id, List<String> wordings, List<Step> steps) {
    public Topic {
        wordings = List.copyOf(wordings);
        steps = List.copyOf(steps);
    }
}
