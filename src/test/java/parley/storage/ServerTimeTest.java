package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server is on this machine, so its clock is ours. */
final class ServerTimeTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Database database = Databases.postgres().open();
    private volatile Duration shift = Duration.ZERO;
    private final InstantSource own = () -> Instant.now().plus(shift);
    private final ServerTime time = new ServerTime(database, own);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isTheServersWhateverTheClockOfTheNodeSays() {
        shift = AN_HOUR;
        assertRight();
    }

    @Test
    void staysWhenTheClockOfTheNodeJumps() {
        assertRight();
        shift = AN_HOUR;
        assertRight();
        shift = AN_HOUR.negated();
        assertRight();
        shift = Duration.ZERO;
        assertRight();
    }

    @Test
    void goesOnWithoutTheServerAndIsRatherTooLateThanTooEarly() {
        assertRight();
        database.close();
        shift = AN_HOUR;
        assertEquals(60, ahead().toMinutes());
        shift = Duration.ZERO;
        assertEquals(60, ahead().toMinutes());
    }

    @Test
    void isThatOfTheNodeUntilTheServerIsThere() {
        database.close();
        shift = AN_HOUR;
        assertEquals(60, ahead().toMinutes());
    }

    private void assertRight() {
        assertTrue(ahead().abs().toMillis() < 500, ahead().toString());
    }

    /** Rounded up a little: the time was asked for before it is compared. */
    private Duration ahead() {
        return Duration.between(Instant.now(), time.instant().plusMillis(100));
    }
}
