package parley.authoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.portals.Colleague;

/**
 * An entry in the list of changes: who did what, and when.
 *
 * @param id grows with time
 * @param by with the name of that time; nobody when Parley did it by itself
 */
public record Change(long id, Instant at, @Nullable Colleague by, Deed deed) {

    /** What can be done to bots and rights. */
    public enum Kind {
        CREATED,
        CHANGED,
        DELETED,
        GRANTED,
        WITHDRAWN,
        PAUSED,
        RESUMED,
        PUBLISHED,
        VERSION_PUBLISHED,
        VERSION_RETURNED,
        REPAIRED,
        COMMANDS_CHANGED,
        /** What bots kept of a person. */
        ERASED,
        /** Work that had been put aside. */
        DROPPED
    }

    /** A bot with its name of that time. */
    public record Subject(BotId bot, String name) {
        static Subject of(Bot bot) {
            return new Subject(bot.id(), bot.profile().fullName());
        }
    }

    /**
     * What was done.
     *
     * @param bot to which bot; none when it was about all of them
     * @param whom who was given a right or lost one, with the name of that time
     * @param revision of the bot afterwards; 0 when it is not about one
     */
    public record Deed(
            Kind kind, @Nullable Subject bot, @Nullable Colleague whom, List<Difference> differences, long revision) {
        public Deed {
            differences = List.copyOf(differences);
        }

        /** Something that can be said in one word. */
        public static Deed of(Kind kind, Bot bot) {
            return new Deed(kind, Subject.of(bot), null, List.of(), bot.revision());
        }

        public static Deed changed(Bot before, Bot after) {
            List<Difference> differences = CompareBots.between(before, after);
            return new Deed(Kind.CHANGED, Subject.of(after), null, differences, after.revision());
        }

        /** @param kind {@link Kind#VERSION_PUBLISHED} or {@link Kind#VERSION_RETURNED} */
        static Deed ofVersion(Kind kind, Bot before, Bot after) {
            Difference version = new Difference(
                    Place.of(Part.VERSION), "", Integer.toString(before.version()), Integer.toString(after.version()));
            return new Deed(kind, Subject.of(after), null, List.of(version), after.revision());
        }

        /** @param kind {@link Kind#GRANTED} or {@link Kind#WITHDRAWN} */
        static Deed ofRight(Kind kind, Colleague whom, @Nullable Subject bot) {
            return new Deed(kind, bot, whom, List.of(), 0);
        }
    }
}
