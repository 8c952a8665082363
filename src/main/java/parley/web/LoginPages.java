package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import parley.bitrix24.Opening;
import parley.bitrix24.OutsideLogin;

/** Connects a portal in an ordinary browser window. Here cookies work, and one ties the return to the browser that left. */
final class LoginPages {
    private static final String STATE = "parley_login";
    private static final int TEN_MINUTES = 600;

    private final OutsideLogin login;
    private final Pages pages;
    private final boolean secure;

    LoginPages(OutsideLogin login, Pages pages, boolean secure) {
        this.login = login;
        this.pages = pages;
        this.secure = secure;
    }

    /** What became of the login. */
    public record OutcomeView(String tone, String icon, String title, String text) {}

    void start(Context context) {
        switch (login.start(Objects.requireNonNullElse(context.queryParam("domain"), ""))) {
            case OutsideLogin.Start.Redirect(URI to, String state) -> {
                context.cookie(new Cookie(STATE, state, "/oauth", TEN_MINUTES, secure, true, null, SameSite.LAX));
                context.redirect(to.toString(), HttpStatus.FOUND);
            }
            case OutsideLogin.Start.NotAnAddress() ->
                showFailure(
                        context,
                        HttpStatus.BAD_REQUEST,
                        Messages.text(Exchange.language(context), "login.not-an-address"));
        }
    }

    void finish(Context context) {
        String query = Objects.requireNonNullElse(context.queryString(), "");
        Opening opening = login.callback(query, context.cookie(STATE));
        context.removeCookie(STATE, "/oauth");
        Locale language = Exchange.language(context);
        switch (opening) {
            case Opening.Welcome _ ->
                show(
                        context,
                        "good",
                        "circle-check",
                        "login.connected.title",
                        Messages.text(language, "login.connected"));
            case Opening.TurnedAway turnedAway -> {
                String text = turnedAway.reason() == Opening.Reason.NOT_VERIFIED
                                || turnedAway.reason() == Opening.Reason.INCOMPLETE_REQUEST
                        ? Messages.text(language, "login.outdated")
                        : Refusals.sentence(language, turnedAway);
                showFailure(context, Refusals.status(turnedAway), text);
            }
        }
    }

    private void showFailure(Context context, HttpStatus status, String text) {
        context.status(status);
        show(context, "bad", "circle-alert", "login.failed.title", text);
    }

    private void show(Context context, String tone, String icon, String title, String text) {
        String heading = Messages.text(Exchange.language(context), title);
        pages.show(context, "entrance/login", new OutcomeView(tone, icon, heading, text));
    }
}
