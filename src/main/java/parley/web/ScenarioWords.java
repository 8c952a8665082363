package parley.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.authoring.document.Mistake;
import parley.authoring.document.ScenarioChange;
import parley.engine.Finding;
import parley.engine.Position;

/** Puts what is wrong with a scenario or its document, and what changed in it, into sentences. */
final class ScenarioWords {
    private ScenarioWords() {}

    static String mistake(Locale language, Mistake mistake) {
        return sentence(language, "document.mistake." + mistake.kind(), mistake.details());
    }

    static String finding(Locale language, Finding finding) {
        return sentence(language, "lint." + finding.kind(), finding.details());
    }

    static String change(Locale language, ScenarioChange change) {
        Position at = change.at();
        List<String> details = change.details();
        return sentence(
                language,
                "scenario.change." + change.kind(),
                at == null
                        ? details
                        : Stream.concat(
                                        Stream.of(place(language, at.root(), details.getFirst())),
                                        details.stream().skip(1))
                                .toList());
    }

    /** @param name of the topic or block */
    private static String place(Locale language, Position.Root root, String name) {
        return switch (root) {
            case Position.Root.Greeting() -> Messages.text(language, "scenario.place.greeting");
            case Position.Root.Fallback() -> Messages.text(language, "scenario.place.fallback");
            case Position.Root.Misses() -> Messages.text(language, "scenario.place.misses");
            case Position.Root.OfTopic _, Position.Root.OfBlock _ -> name;
        };
    }

    private static String sentence(Locale language, String key, List<?> details) {
        return Messages.find(language, key, details)
                .orElseThrow(() -> new IllegalStateException("No sentence for " + key));
    }
}
