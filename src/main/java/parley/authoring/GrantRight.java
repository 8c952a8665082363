package parley.authoring;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.authoring.Change.Subject;
import parley.authoring.Employees.Employee;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.portals.Visitor;

/** Lets people edit bots, and no longer. Only for those who manage; whom it is about is verified with the portal. */
public final class GrantRight {
    private final Desks desks;
    private final Editors editors;
    private final Employees employees;
    private final People people;
    private final RecordChange recordChange;
    private final Clock clock;

    public GrantRight(
            Desks desks, Editors editors, Employees employees, People people, RecordChange recordChange, Clock clock) {
        this.desks = desks;
        this.editors = editors;
        this.employees = employees;
        this.people = people;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Outcome {
        DONE,
        NOT_ALLOWED,
        NOTHING_CHOSEN,
        NO_EMPLOYEE,
        NOT_PERMITTED,
        NO_ANSWER
    }

    /** @param bots which ones the person may edit; empty for all, also for those that are made later */
    public Outcome grant(Visitor by, UserId holder, Optional<Set<BotId>> bots) {
        Desk desk = desks.of(by);
        if (!desk.permission().mayManage()) {
            return Outcome.NOT_ALLOWED;
        }
        List<Bot> chosen = bots.stream()
                .flatMap(Set::stream)
                .flatMap(id -> desk.find(id).stream())
                .toList();
        if (bots.isPresent() && chosen.isEmpty()) {
            return Outcome.NOTHING_CHOSEN;
        }
        return switch (employees.find(by.portal(), holder)) {
            case Employees.Answer.NotPermitted _ -> Outcome.NOT_PERMITTED;
            case Employees.Answer.NoAnswer _ -> Outcome.NO_ANSWER;
            case Employees.Answer.Found(List<Employee> found) -> {
                Optional<Colleague> colleague = found.stream()
                        .map(Employee::colleague)
                        .filter(employee -> employee.user().equals(holder))
                        .findFirst();
                if (colleague.isEmpty()) {
                    yield Outcome.NO_EMPLOYEE;
                }
                people.of(by.portal()).name(colleague.get());
                if (bots.isEmpty()) {
                    grant(by, colleague.get(), null);
                } else {
                    chosen.forEach(bot -> grant(by, colleague.get(), bot));
                }
                yield Outcome.DONE;
            }
        };
    }

    private void grant(Visitor by, Colleague holder, @Nullable Bot bot) {
        PortalId portal = by.portal();
        Colleague grantedBy = people.of(portal).find(by.user());
        EditingRight right = new EditingRight(holder, bot == null ? null : bot.id(), clock.instant(), grantedBy);
        Deed deed = Deed.ofRight(Kind.GRANTED, holder, bot == null ? null : Subject.of(bot));
        recordChange.carryOut(portal, by.user(), deed, () -> editors.of(portal).grant(right));
    }

    /** @param bot which right; none for the right to edit all */
    public Outcome withdraw(Visitor by, UserId holder, @Nullable BotId bot) {
        Desk desk = desks.of(by);
        if (!desk.permission().mayManage()) {
            return Outcome.NOT_ALLOWED;
        }
        PortalId portal = by.portal();
        Subject subject = bot == null ? null : desk.find(bot).map(Subject::of).orElseGet(() -> new Subject(bot, ""));
        Deed deed = Deed.ofRight(Kind.WITHDRAWN, people.of(portal).find(holder), subject);
        recordChange.carryOut(portal, by.user(), deed, () -> editors.of(portal).withdraw(holder, bot));
        return Outcome.DONE;
    }
}
