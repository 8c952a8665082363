package parley.bitrix24.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;

/** The table of rest.md §4.1; statuses as the pages and as the servers give them. */
class RestErrorsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            401, EXPIRED_TOKEN,                   TokenExpired
            401, INVALID_TOKEN,                   TokenExpired
            401, NO_AUTH_FOUND,                   PerhapsGone
            401, AUTHORIZATION_ERROR,             UserRefused
            403, USER_ACCESS_ERROR,               UserRefused
            401, APPLICATION_NOT_FOUND,           PerhapsGone
            401, ERROR_OAUTH,                     PerhapsGone
            401, NOT_INSTALLED,                   PerhapsGone
            500, PORTAL_DELETED,                  PerhapsGone
            410, PORTAL_DELETED,                  PerhapsGone
            401, PAYMENT_REQUIRED,                Unpaid
            401, METHOD_CONFIRM_WAITING,          Refused
            401, METHOD_CONFIRM_DENIED,           Refused
            403, METHOD_CONFIRM_DENIED,           Refused
            403, INSUFFICIENT_SCOPE,              Refused
            401, INSUFFICIENT_SCOPE,              Refused
            403, INVALID_CREDENTIALS,             Refused
            403, ACCESS_DENIED,                   Refused
            400, ACCESS_DENIED,                   Refused
            403, WRONG_AUTH_TYPE,                 Refused
            403, ALLOWED_ONLY_INTRANET_USER,      Refused
            404, ERROR_METHOD_NOT_FOUND,          Refused
            404, NOT_FOUND,                       Refused
            400, ERROR_NOT_FOUND,                 Refused
            400, INVALID_REQUEST,                 Refused
            400, INVALID_ARG_VALUE,               Refused
            400, ERROR_ARGUMENT,                  Refused
            400, ERROR_BATCH_LENGTH_EXCEEDED,     Refused
            405, ERROR_BATCH_METHOD_NOT_ALLOWED,  Refused
            404, ERROR_MANIFEST_IS_NOT_AVAILABLE, Refused
            200, ERROR_PLACEMENT_MAX_COUNT,       Refused
            503, QUERY_LIMIT_EXCEEDED,            Throttled
            429, QUERY_LIMIT_EXCEEDED,            Throttled
            429, OPERATION_TIME_LIMIT,            Throttled
            429, ANYTHING,                        Throttled
            503, OVERLOAD_LIMIT,                  Throttled
            500, INTERNAL_SERVER_ERROR,           Unreachable
            500, ERROR_UNEXPECTED_ANSWER,         Unreachable
            502, '',                              Unreachable
            400, '',                              Refused
            """)
    void codesMean(int status, String code, String meaning) {
        Trouble trouble = RestErrors.classify(new Reply.Denied(status, code, "", Optional.empty()));
        Object meant = trouble instanceof Trouble.Final last ? last.failure() : trouble;
        assertEquals(meaning, meant.getClass().getSimpleName());
    }

    @Test
    void aRefusalKeepsItsCode() {
        assertEquals(new Refused("ERROR_ARGUMENT"), failure(400, "ERROR_ARGUMENT", Optional.empty()));
        assertEquals(new Refused("HTTP_400"), failure(400, "", Optional.empty()));
    }

    @Test
    void pausesFitTheirCause() {
        assertEquals(new Throttled(Duration.ofSeconds(2)), failure(503, "QUERY_LIMIT_EXCEEDED", Optional.empty()));
        assertEquals(new Throttled(Duration.ofMinutes(1)), failure(429, "OPERATION_TIME_LIMIT", Optional.empty()));
        assertEquals(new Throttled(Duration.ofHours(1)), failure(503, "OVERLOAD_LIMIT", Optional.empty()));
        assertEquals(
                new Throttled(Duration.ofSeconds(9)),
                failure(503, "QUERY_LIMIT_EXCEEDED", Optional.of(Duration.ofSeconds(9))));
    }

    @ParameterizedTest
    @CsvSource({"403,Refused", "404,Refused", "429,Throttled", "200,Unreachable", "500,Unreachable", "503,Unreachable"})
    void pagesInsteadOfAnswersMean(int status, String meaning) {
        Object meant = RestErrors.classify(new Reply.Unreadable(status, Optional.empty()));
        assertEquals(meaning, meant.getClass().getSimpleName());
    }

    @Test
    void anOutageMayHaveDoneTheWork() {
        assertEquals(new Unreachable(true), failure(500, "INTERNAL_SERVER_ERROR", Optional.empty()));
    }

    private static Object failure(int status, String code, Optional<Duration> pause) {
        return ((Trouble.Final) RestErrors.classify(new Reply.Denied(status, code, "", pause))).failure();
    }
}
