package parley.authoring;

import java.util.List;
import parley.engine.Finding;

/** What became of the wish to put a version before people. */
public sealed interface Published {

    /** People meet it from now on. */
    record Live(Version version) implements Published {}

    /** The draft has mistakes that people would stumble over; nothing was published. */
    record Unfit(List<Finding> errors) implements Published {
        public Unfit {
            errors = List.copyOf(errors);
        }
    }

    /** Saved chats would go otherwise than their author wants; nothing was published. */
    record Broken(List<FailedTest> tests) implements Published {
        public Broken {
            tests = List.copyOf(tests);
        }
    }

    /** A colleague was first; nothing was published. */
    record Changed() implements Published {}

    /** There is no such bot, or no such version. */
    record Gone() implements Published {}
}
