package parley.web;

import io.javalin.http.HttpStatus;
import java.util.Locale;
import parley.bitrix24.Opening;

/** Puts into words why a person was not let in. */
final class Refusals {
    private Refusals() {}

    static String sentence(Locale language, Opening.TurnedAway turnedAway) {
        return Messages.text(
                language, "entrance.turned-away." + turnedAway.reason(), String.join(", ", turnedAway.details()));
    }

    static HttpStatus status(Opening.TurnedAway turnedAway) {
        return switch (turnedAway.reason()) {
            case INCOMPLETE_REQUEST -> HttpStatus.BAD_REQUEST;
            case NOT_VERIFIED,
                    OTHER_APPLICATION,
                    OTHER_PORTAL,
                    NOT_ADMINISTRATOR,
                    SCOPES_MISSING,
                    INSTALLATION_FAILED,
                    PAYMENT_REQUIRED,
                    NOT_INSTALLED -> HttpStatus.FORBIDDEN;
            case AUTHORIZATION_SERVER_UNREACHABLE, PORTAL_UNREACHABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
