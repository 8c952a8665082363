package parley.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.engine.Place;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.portals.PortalFailure;
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
        assertInstanceOf(Verdict.Done.class, scene.performs(reply, Scene.NOW, 0));
        assertEquals("17: You wrote: <vpn>", scene.sent.getFirst());
    }

    @Test
    void writesIntoTheChatWhenThePortalTakesNoAnswerToTheCommand() {
        scene.promised.clear();
        scene.hears(new Stimulus.CommandInvoked(
                Scene.VERA, Scene.GROUP, Place.GROUP, Scene.IVAN, 7, 63, "order", "42", Stimulus.Source.TYPED));
        reply = scene.promised.getFirst();

        scene.answerToCommand = failed(new PortalFailure.Unreachable(false));
        assertInstanceOf(Verdict.Later.class, scene.performs(reply, Scene.NOW, 0));
        assertEquals(List.of("answer to 63 in 7: Ordered: <42>"), scene.sent);

        scene.answerToCommand = failed(new PortalFailure.Refused("COMMAND_ID_ERROR"));
        assertInstanceOf(Verdict.Done.class, scene.performs(reply, Scene.NOW, 1));
        assertEquals("chat2290: Ordered: <42>", scene.sent.getLast());
    }

    @Test
    void waitsAsLongAsThePortalAsks() {
        scene.answer = failed(new PortalFailure.Throttled(Duration.ofSeconds(7)));

        assertEquals(Duration.ofSeconds(7), Scene.pause(scene.performs(reply, Scene.NOW, 0)));
    }

    @Test
    void waitsLongerAndLongerForAPortalThatDoesNotAnswer() {
        scene.answer = failed(new PortalFailure.Unreachable(false));

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
        scene.answer = failed(new PortalFailure.Unreachable(true));
        Instant yesterday = Scene.NOW.minus(Duration.ofHours(24)).minusSeconds(1);

        assertInstanceOf(Verdict.Later.class, scene.performs(reply, yesterday.plusSeconds(2), 9));
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
