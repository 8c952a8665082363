package parley.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.engine.Place;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
import parley.portals.PortalFailure.Fate;
import parley.running.DialogHistory.Finding;
import parley.running.Messenger.Delivery;

final class PerformEffectTest {
    private final Scene scene = new Scene();
    private NewEnvelope reply = new NewEnvelope("", "", "", new byte[0], Scene.NOW);

    @BeforeEach
    void promise() {
        scene.hears(Scene.message(Scene.IVAN, "vpn"));
        reply = scene.promised.getFirst();
    }

    @Test
    void isDoneWhenTheMessageIsSent() {
        scene.answer = new Delivery.Sent(77);

        assertInstanceOf(Verdict.Settled.class, scene.performs(reply, Scene.NOW, 0));
        assertEquals("17: You wrote: <vpn>", scene.sent.getFirst());
        assertEquals(Map.of(Scene.PRIVATE, 77L), scene.said);
    }

    @Test
    void isUnsureOnlyWhenTheMessageMayHaveArrived() {
        scene.answer = failed(new PortalFailure.Unreachable(Fate.NOT_DONE));
        assertInstanceOf(Verdict.Later.class, scene.performs(reply, Scene.NOW, 0));

        scene.answer = failed(new PortalFailure.Unreachable(Fate.UNKNOWN));
        assertInstanceOf(Verdict.Unsure.class, scene.performs(reply, Scene.NOW, 0));

        scene.answer = failed(new PortalFailure.Unreachable(Fate.PENDING));
        assertInstanceOf(Verdict.Pending.class, scene.performs(reply, Scene.NOW, 0));
    }

    @Test
    void doesNotSendAgainWhatThePortalMayStillBeAtWorkOn() {
        scene.pendingSince = Optional.of(Scene.NOW.minusSeconds(15));
        assertEquals(Duration.ofSeconds(20), Scene.pause(scene.performsUncertain(reply)));
        scene.pendingSince = Optional.of(Scene.NOW.minusSeconds(58));
        assertEquals(Duration.ofSeconds(2), Scene.pause(scene.performsUncertain(reply)));
        assertEquals(List.of(), scene.sent);

        scene.history.put(78L, "17: You wrote: <vpn>");
        assertInstanceOf(Verdict.Settled.class, scene.performsUncertain(reply));
        assertEquals(List.of(), scene.sent);

        scene.history.clear();
        scene.pendingSince = Optional.of(Scene.NOW.minusSeconds(60));
        assertInstanceOf(Verdict.Settled.class, scene.performsUncertain(reply));
        assertEquals(List.of("17: You wrote: <vpn>"), scene.sent);
    }

    @Test
    void doesNotSendAgainWhatItFinds() {
        scene.history.put(78L, "17: You wrote: <vpn>");

        assertInstanceOf(Verdict.Settled.class, scene.performsUncertain(reply));

        assertEquals(List.of(), scene.sent);
        assertEquals(Map.of(Scene.PRIVATE, 78L), scene.said);
        assertEquals(1, scene.doubts.soFar().get(Doubts.Settled.FOUND));
    }

    @Test
    void sendsAgainWhatItDoesNotFind() {
        scene.history.put(78L, "17: Something else");

        assertInstanceOf(Verdict.Settled.class, scene.performsUncertain(reply));

        assertEquals(List.of("17: You wrote: <vpn>"), scene.sent);
        assertEquals(1, scene.doubts.soFar().get(Doubts.Settled.MISSING));
    }

    @Test
    void doesNotTakeWhatWasSaidBeforeTheQuestionForTheAnswer() {
        scene.promised.clear();
        scene.hears(Scene.message(Scene.IVAN, "vpn", 80));
        scene.history.put(78L, "17: You wrote: <vpn>");

        scene.performsUncertain(scene.promised.getFirst());

        assertEquals(List.of("17: You wrote: <vpn>"), scene.sent);
    }

    @Test
    void doesNotTakeTheAnswerToOneQuestionForTheAnswerToTheNext() {
        scene.hears(Scene.message(Scene.IVAN, "vpn", 2));
        scene.answer = new Delivery.Sent(3);
        scene.performs(scene.promised.getFirst(), Scene.NOW, 0);
        scene.history.put(3L, "17: You wrote: <vpn>");

        scene.performsUncertain(scene.promised.getLast());
        assertEquals(2, scene.sent.size(), "the twin is missing, so it is sent");

        scene.said.put(Scene.PRIVATE, 3L);
        scene.history.put(4L, "17: You wrote: <vpn>");
        scene.performsUncertain(scene.promised.getLast());
        assertEquals(2, scene.sent.size(), "the twin is there");
        assertEquals(Map.of(Scene.PRIVATE, 4L), scene.said);
    }

    @Test
    void sendsAndCountsWhatItMayNotLookFor() {
        scene.closed = new Finding.Closed("INSUFFICIENT_SCOPE");

        assertInstanceOf(Verdict.Settled.class, scene.performsUncertain(reply));

        assertEquals(List.of("17: You wrote: <vpn>"), scene.sent);
        assertEquals(1, scene.doubts.soFar().get(Doubts.Settled.BLIND));
    }

    @Test
    void sendsNothingWhileNobodyAnswersTheLook() {
        scene.closed = new Finding.Failed(new PortalFailure.Unreachable(Fate.PENDING));
        assertInstanceOf(Verdict.Later.class, scene.performsUncertain(reply), "a look leaves no doubt of its own");

        scene.closed = new Finding.Failed(new PortalFailure.Throttled(Duration.ofSeconds(7)));
        assertEquals(Duration.ofSeconds(7), Scene.pause(scene.performsUncertain(reply)));

        assertEquals(List.of(), scene.sent);
    }

    @Test
    void sendsNothingInALaneThatItMayHaveLost() {
        scene.held = false;
        assertInstanceOf(Verdict.Later.class, scene.performs(reply, Scene.NOW, 0));
        assertInstanceOf(Verdict.Later.class, scene.performsUncertain(reply));
        assertEquals(List.of(), scene.sent);

        scene.held = true;
        assertInstanceOf(Verdict.Settled.class, scene.performs(reply, Scene.NOW, 0));
    }

    @Test
    void looksForTheAnswerToACommandInTheDialogOfTheCommand() {
        scene.promised.clear();
        scene.hears(new Stimulus.CommandInvoked(
                Scene.VERA, Scene.GROUP, Place.GROUP, 0, Scene.IVAN, 7, 63, "order", "42", Stimulus.Source.TYPED));
        reply = scene.promised.getFirst();

        scene.performsUncertain(reply);
        assertEquals(List.of("answer to 63 in 7: Ordered: <42>"), scene.sent);

        scene.said.clear();
        scene.history.put(8L, "chat2290: Ordered: <42>");
        scene.performsUncertain(reply);
        assertEquals(1, scene.sent.size());
    }

    @Test
    void writesIntoTheChatWhenThePortalTakesNoAnswerToTheCommand() {
        scene.promised.clear();
        scene.hears(new Stimulus.CommandInvoked(
                Scene.VERA, Scene.GROUP, Place.GROUP, 0, Scene.IVAN, 7, 63, "order", "42", Stimulus.Source.TYPED));
        reply = scene.promised.getFirst();

        scene.answerToCommand = failed(new PortalFailure.Unreachable(Fate.NOT_DONE));
        assertInstanceOf(Verdict.Later.class, scene.performs(reply, Scene.NOW, 0));
        assertEquals(List.of("answer to 63 in 7: Ordered: <42>"), scene.sent);

        scene.answerToCommand = failed(new PortalFailure.Refused("COMMAND_ID_ERROR"));
        assertInstanceOf(Verdict.Settled.class, scene.performs(reply, Scene.NOW, 1));
        assertEquals("chat2290: Ordered: <42>", scene.sent.getLast());
    }

    @Test
    void waitsAsLongAsThePortalAsks() {
        scene.answer = failed(new PortalFailure.Throttled(Duration.ofSeconds(7)));

        assertEquals(Duration.ofSeconds(7), Scene.pause(scene.performs(reply, Scene.NOW, 0)));
    }

    @Test
    void waitsLongerAndLongerForAPortalThatDoesNotAnswer() {
        scene.answer = failed(new PortalFailure.Unreachable(Fate.NOT_DONE));

        assertEquals(Duration.ofSeconds(1), Scene.pause(scene.performs(reply, Scene.NOW, 0)));
        assertEquals(Duration.ofSeconds(8), Scene.pause(scene.performs(reply, Scene.NOW, 3)));
        assertEquals(Duration.ofMinutes(5), Scene.pause(scene.performs(reply, Scene.NOW, 1_000)));
    }

    @Test
    void waitsForAnAdministrator() {
        scene.answer = failed(new PortalFailure.AccessLost());

        assertEquals(Duration.ofMinutes(5), Scene.pause(scene.performs(reply, Scene.NOW, 0)));
    }

    @Test
    void givesUpWhenAReplyWouldComeTooLate() {
        scene.answer = failed(new PortalFailure.Unreachable(Fate.UNKNOWN));
        Instant yesterday = Scene.NOW.minus(Duration.ofHours(24)).minusSeconds(1);

        assertInstanceOf(Verdict.Unsure.class, scene.performs(reply, yesterday.plusSeconds(2), 9));
        assertInstanceOf(Verdict.Hopeless.class, scene.performs(reply, yesterday, 9));
    }

    @Test
    void givesUpWhenThePortalSaysNoAndTellsWhy() {
        scene.answer = failed(new PortalFailure.Refused("MESSAGE_EMPTY"));

        Verdict.Hopeless hopeless = assertInstanceOf(Verdict.Hopeless.class, scene.performs(reply, Scene.NOW, 0));
        assertTrue(hopeless.reason().contains("MESSAGE_EMPTY"));

        scene.answer = failed(new PortalFailure.PortalGone());
        assertInstanceOf(Verdict.Hopeless.class, scene.performs(reply, Scene.NOW, 0));
    }

    private static Delivery failed(PortalFailure failure) {
        return new Delivery.Failed(failure);
    }
}
