package parley.insight;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.authoring.RecordChange;
import parley.insight.Erasures.Receipt;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.portals.Visitor;

/** Erases what is kept of a person and writes it down: who did it, for whom, and how much it was. */
public final class ErasePerson {
    private final Erasures erasures;
    private final People people;
    private final RecordChange recordChange;
    private final Clock clock;

    public ErasePerson(Erasures erasures, People people, RecordChange recordChange, Clock clock) {
        this.erasures = erasures;
        this.people = people;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    public Receipt erase(Visitor visitor, long person) {
        PortalId portal = visitor.portal();
        Colleague by = people.of(portal).find(visitor.user());
        AtomicReference<Receipt> receipt = new AtomicReference<>();
        // The list of changes would keep the name that has just been erased.
        Deed deed = new Deed(Kind.ERASED, null, new Colleague(new UserId(person), ""), List.of(), 0);
        recordChange.carryOut(portal, visitor.user(), deed, () -> {
            receipt.set(erasures.of(portal).erase(person, by, clock.instant()));
            return true;
        });
        return Objects.requireNonNull(receipt.get());
    }
}
