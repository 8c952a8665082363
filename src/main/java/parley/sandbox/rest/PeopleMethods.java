package parley.sandbox.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.sandbox.portal.Person;
import parley.sandbox.wire.Parameters;

/** Who works in the portal (crm-and-people.md, 6.2): bots are not among them, whatever is asked. */
final class PeopleMethods {
    private static final Set<String> SCOPES = Set.of("user", "user_basic", "user_brief");
    /** Only these two show how to reach a person (scopes.md, 3). */
    private static final Set<String> SCOPES_WITH_CONTACTS = Set.of("user", "user_basic");

    private static final int PAGE = 50;

    private PeopleMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("user.current", new Method(SCOPES, call -> user(call, call.requirePerson())));
        methods.put("user.get", new Method(SCOPES, call -> page(call, chosen(call))));
        methods.put("user.search", new Method(SCOPES, call -> page(call, found(call))));
    }

    private static Predicate<Person> chosen(Call call) {
        Parameters filter = call.parameters().inside("FILTER");
        return person -> (!filter.has("ID") || person.id() == filter.number("ID"))
                && (!filter.has("ACTIVE") || person.isActive() == isTrue(filter.text("ACTIVE")));
    }

    /** FIND excludes other keys; each of its words begins one of a person's. */
    private static Predicate<Person> found(Call call) {
        Parameters filter = call.parameters().inside("FILTER");
        if (!filter.has("FIND")) {
            return chosen(call);
        }
        String[] words = filter.text("FIND").toLowerCase(Locale.ROOT).strip().split("\\s+");
        return person -> {
            List<String> names = Stream.of(person.firstName(), person.lastName(), person.position())
                    .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")))
                    .toList();
            return Arrays.stream(words).allMatch(word -> names.stream().anyMatch(name -> name.startsWith(word)));
        };
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.equalsIgnoreCase("true") || text.equals("Y");
    }

    private static Object page(Call call, Predicate<Person> wanted) {
        return call.portal().staff().all().stream()
                .filter(wanted)
                .skip(call.parameters().number("start"))
                .limit(PAGE)
                .map(person -> user(call, person))
                .toList();
    }

    private static Map<String, Object> user(Call call, Person person) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("ID", String.valueOf(person.id()));
        user.put("ACTIVE", person.isActive());
        user.put("NAME", person.firstName());
        user.put("LAST_NAME", person.lastName());
        if (call.portal().server().registration().scopes().stream().anyMatch(SCOPES_WITH_CONTACTS::contains)) {
            user.put("EMAIL", person.email());
        }
        user.put("IS_ONLINE", "N");
        user.put("TIME_ZONE", "");
        user.put("WORK_POSITION", person.position());
        user.put("UF_DEPARTMENT", List.of(1));
        user.put("USER_TYPE", "employee");
        return user;
    }
}
