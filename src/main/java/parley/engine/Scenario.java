package parley.engine;

import java.util.List;
import java.util.Locale;

/**
 * All that a bot says and does.
 *
 * @param language the language people are expected to write in; it decides how wordings are compared
 * @param greeting what happens when the bot meets a dialog
 * @param topics in the author's order, which settles ties
 * @param fallback what happens when no topic fits
 */
public record Scenario(Locale language, List<Step> greeting, List<Topic> topics, List<Step> fallback) {
    public Scenario {
        greeting = List.copyOf(greeting);
        topics = List.copyOf(topics);
        fallback = List.copyOf(fallback);
    }
}
