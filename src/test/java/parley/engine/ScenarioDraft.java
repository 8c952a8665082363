package parley.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A scenario as a test writes it down: the topics in order, each answering with texts. */
final class ScenarioDraft {
    private final Locale language;
    private final List<Topic> topics = new ArrayList<>();
    private List<Step> greeting = List.of();
    private List<Step> fallback = says("I did not understand that.");

    private ScenarioDraft(String language) {
        this.language = Locale.forLanguageTag(language);
    }

    static ScenarioDraft in(String language) {
        return new ScenarioDraft(language);
    }

    ScenarioDraft greets(String... texts) {
        greeting = says(texts);
        return this;
    }

    ScenarioDraft fallsBackTo(String... texts) {
        fallback = says(texts);
        return this;
    }

    /** A topic that answers with its own id, where the answer itself does not matter. */
    ScenarioDraft topic(String id, String... wordings) {
        return topic(id, List.of(wordings), id);
    }

    ScenarioDraft topic(String id, List<String> wordings, String... texts) {
        topics.add(new Topic(id, wordings, says(texts)));
        return this;
    }

    Scenario scenario() {
        return new Scenario(language, greeting, topics, fallback);
    }

    private static List<Step> says(String... texts) {
        return Stream.of(texts)
                .<Step>map(text -> new Step.Say(Text.parse(text)))
                .toList();
    }
}
