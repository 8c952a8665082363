package parley.running;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.engine.Person;
import parley.engine.Place;
import parley.running.Stimulus.Author;

/** Tells the engine about people as much as a scenario wants to know. */
final class Acquaint {
    /** The first visit is more than the first message. */
    private static final Duration FIRST_VISIT = Duration.ofHours(1);

    private final Departments departments;
    private final Stores stores;

    Acquaint(Departments departments, Stores stores) {
        this.departments = departments;
        this.stores = stores;
    }

    /** Whether the portal has to be asked about who speaks. */
    boolean asksOutside(Meeting meeting, Needs needs) {
        boolean employed = meeting.author() != null && meeting.place() != Place.OPEN_CHANNEL;
        return needs.departments() && employed;
    }

    /** What only the portal knows; outside of any transaction. */
    Person fromOutside(Meeting meeting, Needs needs) {
        Author author = meeting.author();
        if (author == null) {
            return Person.UNKNOWN;
        }
        List<String> names =
                asksOutside(meeting, needs) ? departments.of(meeting.bot().portal(), author.userId()) : List.of();
        return new Person(
                author.userId(), author.name(), author.firstName(), author.lastName(), names, Map.of(), false);
    }

    /** What we know ourselves. */
    Person withMemory(Person person, Meeting meeting, Needs needs, Talk talk, Instant now) {
        Author author = meeting.author();
        if (author == null) {
            return person;
        }
        Map<String, String> facts =
                needs.facts() ? stores.facts().of(meeting.bot().portal(), author.userId()) : Map.of();
        return person.remembered(facts, needs.acquaintance() && isNewcomer(meeting, talk, author, now));
    }

    /** In a group, where many talk, a person is new who has no dialog of their own with the bot. */
    private boolean isNewcomer(Meeting meeting, Talk talk, Author author, Instant now) {
        @Nullable
        Talk own = meeting.place() == Place.GROUP
                ? stores.conversations()
                        .find(meeting.bot(), new DialogId(Long.toString(author.userId())))
                        .orElse(null)
                : talk;
        return own == null || own.begunAt().plus(FIRST_VISIT).isAfter(now);
    }
}
