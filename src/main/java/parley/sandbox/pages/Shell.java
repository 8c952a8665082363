package parley.sandbox.pages;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** What surrounds every page of a portal: whose it is, who looks at it, where they are. */
public record Shell(
        String portal,
        String key,
        Faces.Face user,
        Person person,
        String section,
        String application,
        String controls,
        List<Person> people) {

    static Map<String, Object> around(Portal portal, Person person, String section) {
        Shell shell = portal.read(() -> new Shell(
                portal.name().title(),
                portal.name().key(),
                Faces.of(portal, person.id()),
                person,
                section,
                portal.server().registration().name(person.language()),
                portal.server().uri() + "/control",
                portal.staff().all().stream().filter(Person::isActive).toList()));
        Map<String, Object> model = new HashMap<>();
        model.put("shell", shell);
        return model;
    }

    /** The person in the path; the page is theirs because the path says so. */
    static Person person(Portal portal, Context context) {
        String id = context.pathParam("user");
        return portal.people().stream()
                .filter(person -> String.valueOf(person.id()).equals(id))
                .filter(Person::isActive)
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("There is no such employee"));
    }
}
