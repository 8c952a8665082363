package parley.web;

import java.util.List;
import java.util.Locale;
import parley.authoring.Problem;

/** Puts what is wrong with a bot into a sentence. */
final class Problems {
    private Problems() {}

    /** The sentence made for the field, or the one for the kind. */
    static String sentence(Locale language, Problem problem) {
        String key = "problem." + problem.kind();
        return Messages.find(language, key + "." + problem.field(), problem.details())
                .or(() -> Messages.find(language, key, problem.details()))
                .orElseThrow(() -> new IllegalStateException("No sentence for " + problem.kind()));
    }

    /** The sentence for a list of bots, where the values are not known any more. */
    static String brief(Locale language, Problem.Kind kind) {
        String key = "bots.trouble." + kind;
        return Messages.find(language, key, List.of()).orElseGet(() -> Messages.text(language, "bots.trouble.OTHER"));
    }
}
