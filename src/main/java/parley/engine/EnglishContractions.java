package parley.engine;

import java.util.regex.Pattern;

/** Writes out the short forms that hide a "not", also where the apostrophe was left out: "doesnt" is "does not". */
final class EnglishContractions {
    private static final Pattern CAN_NOT = Pattern.compile("\\b(?:cannot|can'?t)\\b");
    private static final Pattern WILL_NOT = Pattern.compile("\\bwon'?t\\b");
    private static final Pattern NOT =
            Pattern.compile("\\b(is|are|was|were|do|does|did|has|have|had|could|would|should|must|need)n'?t\\b");

    private EnglishContractions() {}

    static String spellOut(String words) {
        String spelled = CAN_NOT.matcher(words).replaceAll("can not");
        spelled = WILL_NOT.matcher(spelled).replaceAll("will not");
        return NOT.matcher(spelled).replaceAll("$1 not");
    }
}
