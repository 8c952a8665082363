package parley.chaos;

import java.util.Map;

/**
 * How it went.
 *
 * @param lost acknowledged and never answered
 * @param doubled answers too many
 * @param disordered answered after a later message of the same dialog
 * @param strange answers to events that are neither 200 nor 503, by status
 */
record Verdict(
        int sent,
        int acknowledged,
        int answered,
        int lost,
        int doubled,
        int disordered,
        Map<Integer, Integer> strange) {
    Verdict {
        strange = Map.copyOf(strange);
    }

    static String head() {
        return "| %-44s | %5s | %12s | %8s | %4s | %7s | %12s | %s |"
                .formatted(
                        "what happened",
                        "sent",
                        "acknowledged",
                        "answered",
                        "lost",
                        "doubled",
                        "out of order",
                        "other");
    }

    String row(String what) {
        return "| %-44s | %5d | %12d | %8d | %4d | %7d | %12d | %5s |"
                .formatted(
                        what,
                        sent,
                        acknowledged,
                        answered,
                        lost,
                        doubled,
                        disordered,
                        strange.isEmpty() ? "" : strange);
    }

    /** Whether the promise was kept, as far as it is given. */
    boolean isGood() {
        return lost == 0 && disordered == 0 && strange.isEmpty() && (doubled == 0 || !Promise.EXACTLY_ONCE);
    }
}
