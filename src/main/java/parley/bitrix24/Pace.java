package parley.bitrix24;

import java.time.Duration;
import parley.bitrix24.Bucket.Rate;

/**
 * How fast this installation calls portals, and how long it waits for them. Only tests have another than the usual: the real
 * waits are too long for them.
 *
 * @param usual what most plans allow
 * @param largest what the largest plan allows
 * @param answer longest wait for the answer to one call
 * @param answers longest wait for the answers to calls that travel together
 * @param fresh for how long a decision to call holds: longer than a connection may take to be made, shorter than a lane stays
 *     ours after its last renewal (10 s)
 */
public record Pace(Rate usual, Rate largest, Duration answer, Duration answers, Duration fresh) {
    /** The platform ends a request after a minute (rest.md §6.3). */
    public static final Pace USUAL = new Pace(
            Rate.USUAL, Rate.ENTERPRISE, Duration.ofSeconds(30), Duration.ofSeconds(65), Duration.ofSeconds(6));

    /**
     * For how long a portal may be at work on a call when nobody waits for the answer any more: the platform ends a request
     * after a minute (rest.md §6.3), and nobody knows how much of it is over.
     */
    public Duration atWork() {
        return answer.multipliedBy(2);
    }

    /** The same with shorter waits for answers. */
    public Pace answeringWithin(Duration answer) {
        return new Pace(usual, largest, answer, answer, fresh);
    }

    /** The same where a decision to call holds for that long. */
    Pace freshFor(Duration fresh) {
        return new Pace(usual, largest, answer, answers, fresh);
    }

    /** The same where every plan allows that many requests. */
    public Pace allowing(Rate rate) {
        return new Pace(rate, rate, answer, answers, fresh);
    }
}
