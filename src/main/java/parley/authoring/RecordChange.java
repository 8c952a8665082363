package parley.authoring;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.authoring.Change.Deed;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Writes down who changed what. */
public final class RecordChange {
    /** How long an entry is kept. */
    public static final Duration MEMORY = Duration.ofDays(365);

    private final Changes changes;
    private final People people;
    private final Transactions transactions;
    private final Clock clock;

    public RecordChange(Changes changes, People people, Transactions transactions, Clock clock) {
        this.changes = changes;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Does it and writes it down, both or neither.
     *
     * @param by who does it; nobody stands for Parley itself
     * @param act tells whether anything was done
     */
    public boolean carryOut(PortalId portal, @Nullable UserId by, Deed deed, BooleanSupplier act) {
        return transactions.inTransaction(() -> {
            boolean done = act.getAsBoolean();
            if (done) {
                note(portal, by, deed);
            }
            return done;
        });
    }

    /** Writes down what has been done. */
    public void note(PortalId portal, @Nullable UserId by, Deed deed) {
        Colleague colleague = by == null ? null : people.of(portal).find(by);
        changes.of(portal).add(clock.instant(), colleague, deed);
    }

    /** Forgets what is too old. */
    public void tidy() {
        changes.forget(clock.instant().minus(MEMORY));
    }
}
