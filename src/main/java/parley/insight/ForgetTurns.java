package parley.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Forgets turns that are older than their bots keep them, a bounded number at a time. */
public final class ForgetTurns {
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_ROUNDS = 200;

    private final Transcripts transcripts;
    private final Clock clock;

    public ForgetTurns(Transcripts transcripts, Clock clock) {
        this.transcripts = transcripts;
        this.clock = clock;
    }

    /** What is left over after many rounds waits for the next time. */
    public void forget() {
        transcripts.forget(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), MOST_AT_ONCE, MOST_ROUNDS);
    }
}
