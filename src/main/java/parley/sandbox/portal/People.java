package parley.sandbox.portal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The employees of one portal. Guarded by the portal's lock. */
public final class People {
    private final Map<Long, Person> people = new TreeMap<>();

    People(List<Person> people) {
        people.forEach(this::put);
    }

    /** The named cast of the portal Acme; the ids are those of the samples. */
    public static List<Person> ofAcme() {
        return List.of(
                new Person(1, "Vera", "Solovyova", "Head of HR", "F", "vera@acme.example", true, "en", true),
                new Person(7, "Ivan", "Petrov", "Engineer", "M", "ivan@acme.example", false, "en", true),
                new Person(
                        17, "Мария", "Кузнецова", "Менеджер по продажам", "F", "maria@acme.example", false, "ru", true),
                new Person(23, "Liam", "O'Connor", "", "M", "liam@acme.example", false, "en", true));
    }

    /** The named cast of the portal Globex. */
    public static List<Person> ofGlobex() {
        return List.of(
                new Person(1, "Anna", "Weber", "Geschäftsführerin", "F", "anna@globex.example", true, "de", true),
                new Person(5, "Tom", "Fischer", "Kundendienst", "M", "tom@globex.example", false, "de", true));
    }

    public Optional<Person> find(long id) {
        return Optional.ofNullable(people.get(id));
    }

    public Collection<Person> all() {
        return List.copyOf(people.values());
    }

    public boolean usesEmail(String email) {
        return people.values().stream().anyMatch(person -> person.email().equalsIgnoreCase(email.strip()));
    }

    void put(Person person) {
        people.put(person.id(), person);
    }
}
