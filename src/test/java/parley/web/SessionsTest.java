package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private final SettableClock clock = new SettableClock();
    private final Sessions sessions = new Sessions(new byte[32], clock);

    @Test
    void aTokenBringsTheVisitorBack() {
        String token = sessions.token(sessions.open(Stage.VERA));
        assertEquals(Optional.of(Stage.VERA), sessions.read(token).map(Session::visitor));
    }

    @Test
    void aTokenIsGoodForHalfAnHour() {
        String token = sessions.token(sessions.open(Stage.VERA));
        clock.pass(Duration.ofMinutes(29));
        assertTrue(sessions.read(token).isPresent());
        clock.pass(Duration.ofMinutes(1));
        assertTrue(sessions.read(token).isEmpty());
    }

    @Test
    void theNewTokensOfPagesDoNotMakeASessionLonger() {
        String token = sessions.token(sessions.open(Stage.VERA));
        for (int page = 0; page < 3; page++) {
            clock.pass(Duration.ofMinutes(9));
            token = sessions.token(sessions.read(token).orElseThrow());
        }
        clock.pass(Duration.ofMinutes(3));
        assertTrue(sessions.read(token).isEmpty());
    }

    @Test
    void nothingButOurOwnTokensIsRead() {
        String token = sessions.token(sessions.open(Stage.IVAN));
        String forged = sessions.token(sessions.open(Stage.VERA)).split("\\.")[0] + "." + token.split("\\.")[1];
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        String foreign = new Sessions(otherKey, clock).token(sessions.open(Stage.VERA));
        for (String wrong : new String[] {"", ".", "x", "x.y", "=.=", token + "a", forged, foreign, "a".repeat(2000)}) {
            assertTrue(sessions.read(wrong).isEmpty(), wrong);
        }
    }
}
