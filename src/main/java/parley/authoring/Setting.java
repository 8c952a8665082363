package parley.authoring;

import java.time.Instant;
import parley.engine.Person;
import parley.engine.Place;

/** Who talks to the bot in a rehearsal, where, and since when. */
public record Setting(Person person, Place place, Instant start) {}
