package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.authoring.BotDraft.TopicDraft;
import parley.authoring.Change.Deed;
import parley.authoring.JoinDrafts.Joined;

final class JoinDraftsTest {
    private static final Vera START = Vera.bot();

    @Test
    void joinsChangesOfDifferentParts() {
        Joined joined = join(START.named("Nora"), START.greets("Hi"));

        assertEquals(List.of(), joined.clashes());
        assertEquals(START.named("Nora").greets("Hi").typed(), joined.draft());
        assertEquals(List.of("GREETING"), keys(joined.taken()));
    }

    @Test
    void keepsTheAuthorsWordsWhereBothChangedTheSame() {
        Joined joined = join(START.greets("Mine"), START.greets("Theirs").named("Nora"));

        assertEquals(List.of(new Difference(Place.of(Part.GREETING), "", "Mine", "Theirs")), joined.clashes());
        assertEquals(START.greets("Mine").named("Nora").typed(), joined.draft());
    }

    @Test
    void seesNoClashWhereBothTypedTheSame() {
        Joined joined = join(START.greets("Hi"), START.greets("Hi"));

        assertEquals(List.of(), joined.clashes());
        assertEquals(START.greets("Hi").typed(), joined.draft());
    }

    @Test
    void joinsTopicByTopicAndHalfByHalf() {
        Joined joined = join(
                START.answers("vpn|remote: Restart it.", "hours: Nine to five."),
                START.answers("vpn: Call us.", "hours: Nine to five.", "pay: On Friday."));

        assertEquals(List.of(), joined.clashes());
        assertEquals(
                START.answers("vpn|remote: Call us.", "hours: Nine to five.", "pay: On Friday.")
                        .typed(),
                joined.draft());
    }

    @Test
    void keepsTopicsTheAuthorHasJustAdded() {
        BotDraft mine = START.typed(topics -> {
            List<TopicDraft> more = new ArrayList<>(topics);
            more.add(new TopicDraft("", "pay", "On Friday."));
            return more;
        });

        Joined joined = JoinDrafts.join(mine, START.named("Nora").revised(2).build(), 1, since(START.named("Nora")));

        assertEquals(List.of(), joined.clashes());
        assertEquals(
                new TopicDraft("", "pay", "On Friday."), joined.draft().topics().getLast());
        assertEquals(3, joined.draft().topics().size());
    }

    @Test
    void letsATopicGoThatOnlyTheOthersTouched() {
        Joined joined = join(START.named("Nora"), START.answers("vpn: Restart it."));

        assertEquals(START.named("Nora").answers("vpn: Restart it.").typed(), joined.draft());
    }

    @Test
    void keepsATopicWholeThatTheOthersRemovedWhileItWasChanged() {
        Joined joined =
                join(START.answers("vpn: Restart it.", "hours: Ten to six."), START.answers("vpn: Restart it."));

        assertEquals(List.of("TOPIC_REPLY.t2"), keys(joined.clashes()));
        assertEquals(START.answers("vpn: Restart it.", "hours: Ten to six.").typed(), joined.draft());
        assertEquals(
                START.answers("vpn: Restart it.").typed(),
                JoinDrafts.take(
                        joined.draft(),
                        START.answers("vpn: Restart it.").build(),
                        List.of(new Place(Part.TOPIC_REPLY, "t2"))));
    }

    @Test
    void bringsBackATopicTheAuthorRemovedWhenTheirChangeIsWanted() {
        Vera theirs = START.answers("vpn: Restart it.", "hours: Ten to six.");
        Joined joined = join(START.answers("vpn: Restart it."), theirs);

        assertEquals(List.of("TOPIC_REPLY.t2"), keys(joined.clashes()));
        assertEquals(START.answers("vpn: Restart it.").typed(), joined.draft());
        assertEquals(
                theirs.typed(),
                JoinDrafts.take(joined.draft(), theirs.build(), List.of(new Place(Part.TOPIC_REPLY, "t2"))));
    }

    @Test
    void joinsWhatWasChangedInSeveralSteps() {
        Vera first = START.greets("Hi");
        Vera second = first.greets("Good day").named("Nora");
        List<Change> since = List.of(
                change(Deed.changed(START.build(), first.revised(2).build())),
                change(Deed.changed(first.build(), second.revised(3).build())));

        Joined joined =
                JoinDrafts.join(START.at("Boss").typed(), second.revised(3).build(), 1, since);

        assertEquals(List.of(), joined.clashes());
        assertEquals(second.at("Boss").typed(), joined.draft());
    }

    @Test
    void asksAboutEverythingWhenItIsNotKnownWhatTheAuthorSaw() {
        Bot saved = START.greets("Hi").revised(3).build();
        List<Change> onlyTheSecond = List.of(change(Deed.changed(START.build(), saved)));

        for (long revision : new long[] {1, 0, 9}) {
            Joined joined = JoinDrafts.join(START.named("Nora").typed(), saved, revision, onlyTheSecond);
            assertEquals(List.of("NAME", "GREETING"), keys(joined.clashes()));
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
