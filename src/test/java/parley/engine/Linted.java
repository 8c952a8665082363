package parley.engine;

import java.util.List;
import parley.authoring.document.ScenarioYaml;

/** What is wrong with a document, each finding as its kind and its place. */
final class Linted {
    private Linted() {}

    /** @param lines of a document, with what every scenario needs where they are not about that */
    static List<String> findings(String... lines) {
        String text = String.join("\n", lines);
        String document = "parley: 1\nlanguage: en\n"
                + (text.contains("greeting:") ? "" : "greeting: [{say: a}]\n")
                + (text.contains("fallback:") ? "" : "fallback: {steps: [{say: a}]}\n")
                + text;
        return Lint.check(ScenarioYaml.stored(document)).stream()
                .filter(finding -> finding.kind() != Finding.Kind.NEEDS_OPEN_CHANNELS)
                .map(finding -> finding.kind() + (finding.at() == null ? "" : " " + finding.at()))
                .toList();
    }
}
