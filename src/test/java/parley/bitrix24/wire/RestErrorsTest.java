package parley.bitrix24.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;

/** What a code alone does not tell; the codes themselves stand in {@code EveryErrorTest}. */
class RestErrorsTest {

    @Test
    void aRefusalKeepsItsCode() {
        assertEquals(new Refused("ERROR_ARGUMENT"), failure(400, "ERROR_ARGUMENT", Optional.empty()));
        assertEquals(new Refused("HTTP_400"), failure(400, "", Optional.empty()));
    }

    @Test
    void pausesFitTheirCause() {
        assertEquals(new Throttled(Duration.ofSeconds(2)), failure(503, "QUERY_LIMIT_EXCEEDED", Optional.empty()));
        assertEquals(new Throttled(Duration.ofMinutes(1)), failure(429, "ANYTHING", Optional.empty()));
        assertEquals(new Throttled(Duration.ofHours(1)), failure(503, "OVERLOAD_LIMIT", Optional.empty()));
        assertEquals(
                new Throttled(Duration.ofSeconds(9)),
                failure(503, "QUERY_LIMIT_EXCEEDED", Optional.of(Duration.ofSeconds(9))));
    }

    @ParameterizedTest
    @CsvSource({
        "401,Unreachable",
        "403,Refused",
        "404,Refused",
        "429,Throttled",
        "200,Unreachable",
        "500,Unreachable",
        "503,Unreachable"
    })
    void pagesInsteadOfAnswersMean(int status, String meaning) {
        Object meant = RestErrors.classify(new Reply.Unreadable(status, Optional.empty()));
        assertEquals(meaning, meant.getClass().getSimpleName());
    }

    @Test
    void anOutageMayHaveDoneTheWork() {
        assertEquals(new Unreachable(Fate.UNKNOWN), failure(500, "INTERNAL_SERVER_ERROR", Optional.empty()));
    }

    @Test
    void aProxyThatWaitsNoLongerDoesNotStopThePortal() {
        assertEquals(new Unreachable(Fate.PENDING), RestErrors.classify(new Reply.Unreadable(504, Optional.empty())));
        assertEquals(new Unreachable(Fate.UNKNOWN), RestErrors.classify(new Reply.Unreadable(502, Optional.empty())));
        assertEquals(new Unreachable(Fate.PENDING), failure(504, "GATEWAY_TIMEOUT", Optional.empty()));
    }

    private static Object failure(int status, String code, Optional<Duration> pause) {
        return ((Trouble.Final) RestErrors.classify(new Reply.Denied(status, code, "", pause, Optional.empty())))
                .failure();
    }
}
