package parley.authoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import parley.authoring.Change.Deed;

/**
 * Joins what one author typed with what others saved meanwhile: each part that only one side changed is taken from that side;
 * where both changed the same part, the author's words stay and the clash is named. Pure.
 */
public final class JoinDrafts {
    private JoinDrafts() {}

    /**
     * The two changes in one.
     *
     * @param clashes parts both sides changed: before is what the author typed, after what is saved
     * @param taken what came in from the others
     */
    public record Joined(BotDraft draft, List<Difference> clashes, List<Difference> taken) {
        public Joined {
            clashes = List.copyOf(clashes);
            taken = List.copyOf(taken);
        }
    }

    /**
     * @param mine what was typed on top of that revision
     * @param saved the bot of today
     * @param since what was done to the bot after that revision, the oldest first; when some of it is not known any more, every
     *     difference counts as a clash
     */
    public static Joined join(BotDraft mine, Bot saved, long revision, List<Change> since) {
        Sheet typed = Sheet.of(mine);
        Sheet theirs = Sheet.of(BotDraft.of(saved));
        boolean known = revisions(since).containsAll(range(revision, saved.revision()));
        Sheet start = known ? undone(saved, since) : null;
        Sheet joined = Sheet.of(mine);
        List<Difference> clashes = new ArrayList<>();
        for (Difference difference : CompareBots.between(typed, theirs)) {
            Place place = difference.place();
            if (start == null) {
                clashes.add(difference);
            } else if (typed.at(place).equals(start.at(place))) {
                joined.take(place, theirs);
            } else if (!theirs.at(place).equals(start.at(place))) {
                clashes.add(difference);
            }
        }
        return new Joined(joined.on(mine), clashes, CompareBots.between(typed, joined));
    }

    /** What was typed, but with the saved values at these places. */
    public static BotDraft take(BotDraft mine, Bot saved, Collection<Place> places) {
        Sheet sheet = Sheet.of(mine);
        Sheet theirs = Sheet.of(BotDraft.of(saved));
        places.forEach(place -> sheet.take(place, theirs));
        return sheet.on(mine);
    }

    /** The bot as it was before all that. */
    private static Sheet undone(Bot saved, List<Change> since) {
        Sheet sheet = Sheet.of(BotDraft.of(saved));
        for (Change change : since.reversed()) {
            change.deed().differences().forEach(difference -> sheet.put(difference.place(), difference.before()));
        }
        return sheet;
    }

    private static Set<Long> revisions(List<Change> since) {
        return since.stream().map(Change::deed).map(Deed::revision).collect(Collectors.toCollection(TreeSet::new));
    }

    /** None at all when the author's revision is none the bot ever had. */
    private static Set<Long> range(long revision, long today) {
        return revision < 1 || revision > today
                ? Set.of(Long.MAX_VALUE)
                : LongStream.rangeClosed(revision + 1, today).boxed().collect(Collectors.toSet());
    }
}
