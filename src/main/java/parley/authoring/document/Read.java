package parley.authoring.document;

import java.util.List;
import parley.engine.Scenario;

/** What came of reading a document. */
public sealed interface Read {
    record Done(Scenario scenario) implements Read {}

    /** Nothing is taken from a document with mistakes. At least one, in the order of the document. */
    record Mistakes(List<Mistake> mistakes) implements Read {
        public Mistakes {
            mistakes = List.copyOf(mistakes);
        }
    }
}
