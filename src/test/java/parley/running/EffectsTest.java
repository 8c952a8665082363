package parley.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.engine.Conversation.Owner;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.Fate;
import parley.running.Channels.Handing;
import parley.running.Channels.Holder;
import parley.running.Channels.Standing;
import parley.running.Messenger.Delivery;
import parley.running.Stimulus.Addressing;
import parley.running.Stimulus.Author;

/** Each kind of effect from the turn that promises it to what comes back of it. */
final class EffectsTest {
    private static final DialogId LINE = new DialogId("chat2310");
    private static final Author CUSTOMER = new Author(1990, "Green Guest", "Green", "Guest", false);
    private static final Author ANNA = new Author(38, "Anna Novak", "Anna", "Novak", false);

    private final Scene scene = new Scene();

    @Test
    void offersAMenuGoesOnWithWhatIsPressedAndTakesTheButtonsAway() {
        scene.scenario =
                doing(new Step.Menu(text("Which?"), List.of(option("Red"), option("Blue")), Step.Silence.NONE));
        scene.answer = new Delivery.Sent(50);
        scene.hears(Scene.message(Scene.IVAN, "go"));
        assertEquals(List.of("17: Which? [1 Red] [2 Blue]"), scene.says());
        long ticket = scene.buttons.keySet().iterator().next();
        assertEquals(50, scene.buttons.get(ticket));

        scene.hears(
                new Stimulus.ChoicePressed(Scene.VERA, Scene.PRIVATE, Place.PRIVATE, 0, Scene.IVAN, 50, 64, ticket, 2));

        assertEquals(List.of("no buttons on 50", "answer to 64 in 50: Blue it is"), scene.says());
        assertEquals(Map.of(), scene.buttons);
    }

    @Test
    void leavesButtonsThatCannotBeTakenAwayAndTriesAgainWhereItMayHelp() {
        offersAMenuAgain();
        NewEnvelope retire = scene.promised.getFirst();

        scene.answer = new Delivery.Failed(new PortalFailure.Unreachable(Fate.UNKNOWN));
        assertInstanceOf(Verdict.Later.class, scene.performs(retire, Scene.NOW, 0));
        scene.answer = new Delivery.Failed(new PortalFailure.Refused("CANT_EDIT_MESSAGE"));
        assertInstanceOf(Verdict.Settled.class, scene.performs(retire, Scene.NOW, 1));
        assertInstanceOf(
                Verdict.Done.class, scene.performs(retire, Scene.NOW, 2), "there is nothing left to take away");
    }

    private void offersAMenuAgain() {
        scene.scenario =
                doing(new Step.Menu(text("Which?"), List.of(option("Red"), option("Blue")), Step.Silence.NONE));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        scene.hears(Scene.message(Scene.IVAN, "red", 3));
    }

    @Test
    void waitsBesideTheLaneAndGoesOnWhenItIsWoken() {
        scene.scenario = doing(new Step.Wait(new Step.Until.Passed(Duration.ofHours(2))), say("Still there?"));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        assertEquals(List.of(), scene.says());
        NewEnvelope alarm = scene.alarms.only();
        assertEquals(Scene.NOW.plus(Duration.ofHours(2)), alarm.dueAt());
        assertEquals("acme/842/17", alarm.lane());

        scene.hears(alarm);
        assertEquals(List.of("17: Still there?"), scene.says());

        scene.hears(alarm);
        assertEquals(List.of(), scene.says(), "a late duplicate");
    }

    @Test
    void typesAndLosesNothingWhenItCannot() {
        scene.scenario = doing(new Step.Pause(Duration.ofSeconds(3)), say("Done"));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.answer = new Delivery.Failed(new PortalFailure.Unreachable(Fate.UNKNOWN));

        assertEquals(List.of("typing"), scene.says());

        scene.answer = new Delivery.Sent(1);
        scene.hears(scene.alarms.only());
        assertEquals(List.of("17: Done"), scene.says());
    }

    @Test
    void asksTheAuthorsSystemAndGoesOnWithItsAnswer() {
        scene.scenario = doing(call(false), say("It is {state}"));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.office.answer = new Outside.Answer.Done(Map.of("state", "paid"));

        scene.says();
        assertEquals(List.of("GET https://shop.example/orders as 5"), scene.office.done);
        scene.hears(scene.promised.removeFirst());

        assertEquals(List.of("17: It is <paid>"), scene.says());
    }

    @Test
    void saysWhatTheAuthorWroteForACallThatFailedOrWasLate() {
        scene.scenario = doing(call(false), say("On"));
        scene.office.answer = new Outside.Answer.Failed("status 500");
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        scene.hears(scene.promised.removeFirst());
        assertEquals(List.of("17: Failed", "17: On"), scene.says());

        scene.office.answer = new Outside.Answer.Late();
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        scene.hears(scene.promised.removeFirst());
        assertEquals(List.of("17: Late", "17: On"), scene.says());
    }

    @Test
    void asksTheAuthorsSystemAgainOnlyWhereTheAuthorAllowsIt() {
        scene.scenario = doing(call(false), say("On"));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.performsUncertain(scene.promised.removeFirst());
        assertEquals(List.of(), scene.office.done);

        scene.promised.clear();
        scene.scenario = doing(call(true), say("On"));
        scene.version = 2;
        scene.conversations.clear();
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.performsUncertain(scene.promised.removeFirst());
        assertEquals(1, scene.office.done.size());
    }

    @Test
    void remembersWhatItIsToldAboutAPerson() {
        scene.scenario = doing(new Step.Remember("floor", text("{message}")));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        assertEquals(Map.of("floor", "go"), scene.facts.kept);

        scene.scenario = doing(say("You are on {person.floor} of {person.department}"));
        scene.version = 2;
        scene.hears(Scene.message(Scene.IVAN, "go"));
        assertEquals(List.of("17: You are on <go> of <Accounting>"), scene.says());
    }

    @Test
    void tellsEachColleagueOnItsOwn() {
        scene.scenario = doing(new Step.Notify(List.of(3L, 4L), text("New question")));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        assertEquals(List.of(), scene.office.done, "they are told one by one");

        scene.says();
        assertEquals(List.of("notify 3: New question", "notify 4: New question"), scene.office.done);
    }

    @Test
    void looksForALeadBeforeItMakesItAgain() {
        scene.scenario = doing(new Step.Lead(text("Kitchen"), Text.EMPTY, Text.EMPTY, Text.EMPTY, Text.EMPTY));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        NewEnvelope lead = scene.promised.getFirst();

        scene.office.outcome = new Office.Outcome.Failed(new PortalFailure.Unreachable(Fate.UNKNOWN));
        assertInstanceOf(Verdict.Unsure.class, scene.performs(lead, Scene.NOW, 0));
        scene.office.outcome = new Office.Outcome.Done();
        scene.office.trace = Office.Trace.FOUND;
        assertInstanceOf(Verdict.Done.class, scene.performsUncertain(lead));
        assertEquals(1, scene.office.done.size());

        scene.office.trace = Office.Trace.MISSING;
        scene.pendingSince = Optional.of(Scene.NOW);
        assertInstanceOf(Verdict.Later.class, scene.performsUncertain(lead));
        assertEquals(1, scene.office.done.size(), "the portal may make it yet");
        scene.pendingSince = Optional.empty();
        assertInstanceOf(Verdict.Done.class, scene.performsUncertain(lead));
        assertEquals(2, scene.office.done.size());

        scene.office.trace = Office.Trace.HIDDEN;
        assertInstanceOf(Verdict.Hopeless.class, scene.performsUncertain(lead));
        scene.office.trace = Office.Trace.UNKNOWN;
        assertInstanceOf(Verdict.Later.class, scene.performsUncertain(lead));
        assertEquals(2, scene.office.done.size());
    }

    @Test
    void goesOnWithoutATaskThatThePortalRefuses() {
        scene.scenario = doing(new Step.Task(text("Call back"), Text.EMPTY, 38, null), say("Noted"));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.office.outcome = new Office.Outcome.Failed(new PortalFailure.Refused("INSUFFICIENT_SCOPE"));

        assertInstanceOf(Verdict.Hopeless.class, scene.performs(scene.promised.removeFirst(), Scene.NOW, 0));
        assertEquals(List.of("17: Noted"), scene.says());
    }

    @Test
    void saysAtOnceThatNobodyIsThereWhereThereIsNoQueue() {
        scene.scenario = doing(handOver());
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        scene.hears(scene.promised.removeFirst());

        assertEquals(List.of("17: Nobody is in"), scene.says());
    }

    @Test
    void handsADialogOverTellsTheColleagueWhyAndIsSilent() {
        scene.scenario = doing(say("I call somebody"), handOver());
        scene.hears(written("go", 2));
        assertEquals(List.of("chat2310: I call somebody"), scene.says());
        assertEquals(List.of("to colleagues: <about go>"), scene.says(), "the note, then the call");
        assertEquals(List.of("hand to Queue[]"), scene.office.done);

        scene.hears(written("hello?", 3));
        assertEquals(List.of(), scene.says());

        scene.office.standing = new Standing.Known(OptionalLong.of(901), Holder.HUMAN);
        NewEnvelope look = scene.alarms.only();
        scene.performs(look, Scene.NOW, 0);
        scene.hears(scene.promised.removeFirst());
        assertEquals(List.of(), scene.says(), "Anna speaks for herself");
    }

    @Test
    void doesNotCallAHumanAgainWhileThePortalMayStillBeAtWorkOnTheFirstCall() {
        scene.scenario = doing(handOver());
        scene.hears(written("go", 2));
        NewEnvelope call = scene.promised.getLast();
        scene.pendingSince = Optional.of(Scene.NOW);
        scene.performsUncertain(call);
        call = scene.promised.getLast();

        assertInstanceOf(Verdict.Later.class, scene.performsUncertain(call));
        assertEquals(List.of(), scene.office.done);

        scene.pendingSince = Optional.empty();
        scene.performsUncertain(call);
        assertEquals(List.of("hand to Queue[]"), scene.office.done);
    }

    @Test
    void waitsForAHumanAlsoWhereThePortalHasCalledOneItself() {
        scene.scenario = doing(handOver());
        scene.hears(written("0", 2));
        scene.office.standing = new Standing.Known(OptionalLong.of(901), Holder.NOBODY);
        scene.office.handing = new Handing.NotTheBots();
        scene.says();

        NewEnvelope look = scene.alarms.only();
        assertTrue(scene.promised.isEmpty(), "nobody has come yet");
        scene.office.standing = new Standing.Known(OptionalLong.of(901), Holder.HUMAN);
        scene.performs(look, Scene.NOW, 0);
        assertEquals(1, scene.promised.size());
    }

    @Test
    void knowsByTheirWordsThatAHumanCameAndGoesOnForThePersonWhoWaited() {
        scene.scenario = doing(new Step.HandOver(
                new Step.Desk.Queue(),
                Text.EMPTY,
                null,
                List.of(new Step.Remember("helped", text("{person.first}"))),
                List.of(),
                List.of()));
        scene.hears(written("go", 2));
        scene.says();
        scene.office.standing = new Standing.Hidden("no permission");
        NewEnvelope look = scene.alarms.only();
        scene.hears(operatorWrites());
        assertEquals(List.of(), scene.promised, "nobody told it yet");

        scene.performs(look, Scene.NOW, 0);
        scene.hears(scene.promised.removeFirst());
        scene.says();
        assertEquals(Map.of("helped", "Green"), scene.facts.kept);
    }

    @Test
    void theChannelSaysWhatABotThatHasLeftCannotSay() {
        scene.scenario = doing(say("Everybody is busy"));
        scene.hears(written("go", 2));
        scene.answer = new Delivery.Failed(new PortalFailure.Refused("WRONG_REQUEST"));
        scene.office.standing = new Standing.Known(OptionalLong.of(901), Holder.NOBODY);

        assertInstanceOf(Verdict.Settled.class, scene.performs(scene.promised.removeFirst(), Scene.NOW, 0));
        assertEquals(List.of("the channel says Everybody is busy"), scene.office.done);
    }

    @Test
    void whatIsRefusedWhereTheBotHasTheWordIsNotSaidOtherwise() {
        scene.scenario = doing(say("Hi"));
        scene.hears(written("go", 2));
        scene.answer = new Delivery.Failed(new PortalFailure.Refused("MESSAGE_EMPTY"));

        assertInstanceOf(Verdict.Hopeless.class, scene.performs(scene.promised.removeFirst(), Scene.NOW, 0));
        assertEquals(List.of(), scene.office.done);
    }

    @Test
    void isSilentFromTheMomentAColleagueWrites() {
        scene.scenario = doing(say("Hi"));
        scene.hears(operatorWrites());
        assertEquals(Owner.HUMAN, scene.conversation(LINE).owner());

        scene.hears(written("go", 4));
        assertEquals(List.of(), scene.says());
    }

    @Test
    void doesNotSayWhatWasPromisedBeforeAHumanTookTheDialog() {
        scene.scenario = doing(say("Hi"));
        scene.hears(written("go", 2));
        scene.office.standing = new Standing.Known(OptionalLong.of(901), Holder.HUMAN);

        assertEquals(List.of(), scene.says());
        scene.hears(scene.promised.removeFirst());
        assertEquals(Owner.HUMAN, scene.conversation(LINE).owner());
    }

    @Test
    void opensNoSessionThatIsOver() {
        scene.scenario = doing(say("Hi"));
        scene.hears(written("go", 2));
        scene.office.standing = new Standing.Known(OptionalLong.of(0), Holder.NOBODY);

        assertEquals(List.of(), scene.says());
        assertTrue(scene.promised.isEmpty());
    }

    @Test
    void beginsAnewInANewSessionWhicheverEventComesFirst() {
        scene.hears(new Stimulus.BotJoined(Scene.VERA, LINE, Place.OPEN_CHANNEL, 0, CUSTOMER));
        scene.hears(written("vpn", 1));
        assertEquals(List.of("chat2310: Hello, <Green Guest>!", "chat2310: You wrote: <vpn>"), scene.says());

        scene.office.standing = new Standing.Known(OptionalLong.of(902), Holder.BOT);
        scene.hears(inSession("vpn", 902));
        scene.hears(new Stimulus.BotJoined(Scene.VERA, LINE, Place.OPEN_CHANNEL, 0, CUSTOMER));
        assertEquals(List.of("chat2310: Hello, <Green Guest>!", "chat2310: You wrote: <vpn>"), scene.says());
    }

    @Test
    void finishesOnTheVersionItBeganOnOrStartsOverWhereThatIsGone() {
        scene.scenario =
                doing(new Step.Menu(text("Which?"), List.of(option("Red"), option("Blue")), Step.Silence.NONE));
        scene.hears(Scene.message(Scene.IVAN, "go"));
        scene.says();
        scene.scenario = doing(say("Other"));
        scene.version = 2;

        scene.hears(Scene.message(Scene.IVAN, "go", 2));

        assertEquals(List.of("17: Other"), scene.says());
    }

    private static Stimulus.MessageAdded written(String text, long number) {
        return new Stimulus.MessageAdded(
                Scene.VERA,
                LINE,
                Place.OPEN_CHANNEL,
                901,
                CUSTOMER,
                number,
                text,
                "",
                false,
                new Addressing(true, Set.of()));
    }

    private static Stimulus.MessageAdded inSession(String text, long session) {
        Stimulus.MessageAdded other = written(text, 9);
        return new Stimulus.MessageAdded(
                other.bot(),
                other.dialog(),
                other.place(),
                session,
                other.author(),
                9,
                text,
                "",
                false,
                other.addressing());
    }

    private static Stimulus.MessageAdded operatorWrites() {
        return new Stimulus.MessageAdded(
                Scene.VERA,
                LINE,
                Place.OPEN_CHANNEL,
                901,
                ANNA,
                3,
                "I am here",
                "",
                false,
                new Addressing(false, Set.of()));
    }

    private static Scenario doing(Step... steps) {
        return new Scenario(
                Locale.ENGLISH,
                List.of(),
                List.of(new Topic("go", List.of("go"), List.of(steps))),
                List.of(say("What?")));
    }

    private static Step.Call call(boolean repeatable) {
        return new Step.Call(
                Step.Method.GET,
                text("https://shop.example/orders"),
                Map.of(),
                Text.EMPTY,
                Map.of("state", "/state"),
                repeatable,
                Duration.ofSeconds(5),
                List.of(say("Failed")),
                List.of(say("Late")));
    }

    private static Step.HandOver handOver() {
        return new Step.HandOver(
                new Step.Desk.Queue(),
                text("about go"),
                null,
                List.of(say("Anna is here")),
                List.of(say("Nobody is in")),
                List.of());
    }

    private static Step.Option option(String label) {
        return new Step.Option(label, List.of(), List.of(say(label + " it is")));
    }

    private static Step say(String text) {
        return new Step.Say(text(text));
    }

    private static Text text(String text) {
        return Text.parse(text);
    }
}
