package parley.chaos;

import java.util.List;
import parley.Parley;

/** What a node runs. */
final class Programs {
    /** The jar that {@code bin/chaos} names; the classes that were built otherwise. */
    static final List<String> PARLEY = parley();

    /** The same by a clock that can be set. */
    static final List<String> SHIFTED =
            List.of("-cp", System.getProperty("java.class.path"), ShiftedParley.class.getName());

    private Programs() {}

    private static List<String> parley() {
        String jar = System.getProperty("parley.jar");
        return jar == null
                ? List.of("-cp", System.getProperty("java.class.path"), Parley.class.getName())
                : List.of("-jar", jar);
    }
}
