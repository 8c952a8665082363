package parley.bitrix24;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.authoring.Employees;
import parley.bitrix24.wire.WildJson;
import parley.portals.Colleague;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Asks the portal about its people, with the smallest permission that names them (crm-and-people.md §6.2, scopes.md §3). */
public final class Bitrix24Employees implements Employees {
    private final Calls calls;

    Bitrix24Employees(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Answer find(PortalId portal, UserId user) {
        return switch (ask(portal, "user.get", Map.of("ID", user.value()))) {
            // A portal that does not know the filter answers with everybody.
            case Answer.Found(List<Employee> found) ->
                new Answer.Found(found.stream()
                        .filter(employee -> employee.colleague().user().equals(user))
                        .toList());
            case Answer.NotPermitted refused -> refused;
            case Answer.NoAnswer none -> none;
        };
    }

    @Override
    public Answer search(PortalId portal, String words) {
        return ask(portal, "user.search", Map.of("FIND", words));
    }

    private Answer ask(PortalId portal, String method, Map<String, ?> filter) {
        return switch (calls.call(portal, method, Map.of("FILTER", filter))) {
            case Called.Answered answered ->
                new Answer.Found(answered.result().items().stream()
                        .flatMap(person -> employee(person).stream())
                        .toList());
            case Called.Failed failed ->
                failed.failure() instanceof Refused(String reason) && reason.equals("INSUFFICIENT_SCOPE")
                        ? new Answer.NotPermitted()
                        : new Answer.NoAnswer();
        };
    }

    /** Nobody when the person has left or is a guest; bots are not among the answers at all. */
    private static Optional<Employee> employee(WildJson person) {
        boolean works = person.yes("ACTIVE") && person.text("USER_TYPE").equals(Optional.of("employee"));
        return works && person.number("ID").isPresent()
                ? Optional.of(new Employee(
                        new Colleague(new UserId(person.number("ID").orElseThrow()), PersonNames.of(person)),
                        person.text("WORK_POSITION").orElse("")))
                : Optional.empty();
    }
}
