package parley.authoring.document;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import parley.engine.Scenario;

/** A scenario as one readable document: the form in which it is kept, exported and imported. */
public final class ScenarioYaml {
    /** Grows when a document of today could be misread by a program of tomorrow. */
    static final int VERSION = 1;

    private ScenarioYaml() {}

    /** What {@link #read} reads back as the same scenario. */
    public static String write(Scenario scenario) {
        return new WriteDocument().write(scenario);
    }

    /** Reads what anybody wrote. Never fails: what is wrong is said, all of it. */
    public static Read read(String text) {
        Mistakes mistakes = new Mistakes();
        Optional<Node> document = new ComposeNodes(mistakes).compose(text);
        if (document.isPresent() && ReadDocument.isKnownVersion(document.get(), mistakes)) {
            Scenario scenario = new ReadDocument(mistakes).read(document.get());
            if (mistakes.none()) {
                return new Read.Done(scenario);
            }
        }
        return new Read.Mistakes(mistakes.all());
    }

    /** Reads what {@link #write} wrote; anything else is a damaged store and throws {@link IllegalStateException}. */
    public static Scenario stored(String text) {
        return switch (read(text)) {
            case Read.Done(Scenario scenario) -> scenario;
            case Read.Mistakes(List<Mistake> mistakes) ->
                throw new IllegalStateException(
                        "A stored scenario is damaged: " + mistakes.getFirst().kind() + " in line "
                                + mistakes.getFirst().line());
        };
    }
}
