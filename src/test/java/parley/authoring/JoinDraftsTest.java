package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.authoring.Change.Deed;
import parley.authoring.JoinDrafts.Joined;

final class JoinDraftsTest {
    private static final Vera START = Vera.bot();

    @Test
    void joinsChangesOfDifferentParts() {
        Joined joined = join(START.named("Nora"), START.at("Boss"));

        assertEquals(List.of(), joined.clashes());
        assertEquals(START.named("Nora").at("Boss").typed(), joined.draft());
        assertEquals(List.of("POSITION"), keys(joined.taken()));
    }

    @Test
    void keepsTheAuthorsWordsWhereBothChangedTheSame() {
        Joined joined = join(START.at("Mine"), START.at("Theirs").named("Nora"));

        assertEquals(List.of(new Difference(Place.of(Part.POSITION), "", "Mine", "Theirs")), joined.clashes());
        assertEquals(START.at("Mine").named("Nora").typed(), joined.draft());
        assertEquals(
                START.at("Theirs").named("Nora").typed(),
                JoinDrafts.take(joined.draft(), START.at("Theirs").build(), List.of(Place.of(Part.POSITION))));
    }

    @Test
    void seesNoClashWhereBothTypedTheSame() {
        Joined joined = join(START.at("Boss"), START.at("Boss"));

        assertEquals(List.of(), joined.clashes());
        assertEquals(START.at("Boss").typed(), joined.draft());
    }

    @Test
    void joinsWhatWasChangedInSeveralSteps() {
        Vera first = START.at("Help desk");
        Vera second = first.at("Advice").named("Nora");
        List<Change> since = List.of(
                change(Deed.changed(START.build(), first.revised(2).build())),
                change(Deed.changed(first.build(), second.revised(3).build())));

        Joined joined = JoinDrafts.join(START.typed(), second.revised(3).build(), 1, since);

        assertEquals(List.of(), joined.clashes());
        assertEquals(second.typed(), joined.draft());
    }

    @Test
    void goesOnWhereAVersionWasPublishedMeanwhile() {
        Bot published = START.revised(2).build();

        Joined joined = JoinDrafts.join(
                START.named("Nora").typed(),
                published,
                1,
                List.of(change(Deed.ofVersion(Change.Kind.VERSION_PUBLISHED, START.build(), published))));

        assertEquals(List.of(), joined.clashes());
        assertEquals(START.named("Nora").typed(), joined.draft());
    }

    @Test
    void asksAboutEverythingWhenItIsNotKnownWhatTheAuthorSaw() {
        Bot saved = START.at("Boss").revised(3).build();
        List<Change> onlyTheSecond = List.of(change(Deed.changed(START.build(), saved)));

        for (long revision : new long[] {1, 0, 9}) {
            Joined joined = JoinDrafts.join(START.named("Nora").typed(), saved, revision, onlyTheSecond);
            assertEquals(List.of("NAME", "POSITION"), keys(joined.clashes()));
            assertEquals(START.named("Nora").typed(), joined.draft());
        }
    }

    private static Joined join(Vera mine, Vera theirs) {
        return JoinDrafts.join(mine.typed(), theirs.revised(2).build(), 1, since(theirs));
    }

    private static List<Change> since(Vera theirs) {
        return List.of(change(Deed.changed(START.build(), theirs.revised(2).build())));
    }

    private static Change change(Deed deed) {
        return new Change(1, Instant.EPOCH, null, deed);
    }

    private static List<String> keys(List<Difference> differences) {
        return differences.stream().map(difference -> difference.place().key()).toList();
    }
}
