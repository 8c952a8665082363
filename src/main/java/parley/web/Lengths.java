package parley.web;

import java.time.Duration;

/** Lengths of time as people type them: a number and a unit. */
final class Lengths {
    static final String NUMBER = "\\d{1,6}";

    private static final long MOST = 100_000;

    private Lengths() {}

    /** The units on offer, the largest first. */
    enum Unit {
        DAYS(Duration.ofDays(1)),
        HOURS(Duration.ofHours(1)),
        MINUTES(Duration.ofMinutes(1)),
        SECONDS(Duration.ofSeconds(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    record Parts(long number, Unit unit) {}

    /** In the largest unit that leaves nothing over. */
    static Parts split(Duration length) {
        for (Unit unit : Unit.values()) {
            if (!length.isZero() && length.toSeconds() % unit.length.toSeconds() == 0) {
                return new Parts(length.dividedBy(unit.length), unit);
            }
        }
        return new Parts(length.toSeconds(), Unit.SECONDS);
    }

    /** @param number of the shape {@link #NUMBER} */
    static Duration read(String number, String unit) {
        long count = Math.min(MOST, Long.parseLong(number));
        for (Unit each : Unit.values()) {
            if (each.name().equals(unit)) {
                return each.length.multipliedBy(count);
            }
        }
        return Duration.ofMinutes(count);
    }
}
