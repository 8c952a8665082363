package parley.insight;

import java.util.List;

/** How long turns are kept. */
public final class Retention {
    public static final int USUAL_DAYS = 90;
    public static final int MOST_DAYS = 365;

    /** What is offered to choose from; 0 keeps nothing. */
    public static final List<Integer> CHOICES = List.of(0, 1, 7, 14, 30, 60, USUAL_DAYS, 180, MOST_DAYS);

    private Retention() {}

    public static boolean allows(int days) {
        return days >= 0 && days <= MOST_DAYS;
    }
}
