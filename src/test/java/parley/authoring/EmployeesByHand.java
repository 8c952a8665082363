package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** A portal that says who works there as a test has it. */
public final class EmployeesByHand implements Employees {
    public final List<Employee> staff = new ArrayList<>();
    public @Nullable Answer trouble;

    public EmployeesByHand with(long user, String name, String position) {
        staff.add(new Employee(new Colleague(new UserId(user), name), position));
        return this;
    }

    @Override
    public Answer find(PortalId portal, UserId user) {
        return answer(staff.stream()
                .filter(employee -> employee.colleague().user().equals(user))
                .toList());
    }

    @Override
    public Answer search(PortalId portal, String words) {
        return answer(staff.stream()
                .filter(employee ->
                        employee.colleague().name().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .toList());
    }

    private Answer answer(List<Employee> found) {
        return trouble == null ? new Answer.Found(found) : trouble;
    }
}
