package parley.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.authoring.Desks;
import parley.authoring.Reconcile;
import parley.bitrix24.Entrance;
import parley.bitrix24.Opening;

/** The two pages a portal opens in its frame: the installer and the application. */
final class EntrancePages {
    private static final int LARGEST_OPENING = 64 * 1024;
    private static final Pattern OWN_PAGE = Pattern.compile("/app(/[a-z0-9]+)+(\\?[\\w.%+*=&-]*)?");

    private final Entrance entrance;
    private final Reconcile reconcile;
    private final Desks desks;
    private final Sessions sessions;
    private final SecurityHeaders headers;
    private final Pages pages;
    private final BotPages bots;
    private final HealthPages health;
    private final ErrorPages errors;

    EntrancePages(
            Entrance entrance,
            Reconcile reconcile,
            Desks desks,
            Sessions sessions,
            SecurityHeaders headers,
            Pages pages,
            BotPages bots,
            HealthPages health,
            ErrorPages errors) {
        this.entrance = entrance;
        this.reconcile = reconcile;
        this.desks = desks;
        this.sessions = sessions;
        this.headers = headers;
        this.pages = pages;
        this.bots = bots;
        this.health = health;
        this.errors = errors;
    }

    /** A page about a person who could not be let in, and what they can do. */
    public record TurnedAwayView(String text, String again) {}

    /** A page that takes the person on to where they were. */
    public record ArrivalView(String path) {}

    void explain(Context context) {
        pages.show(context, "entrance/explanation", Pages.NOTHING);
    }

    void install(Context context) throws IOException {
        Optional<byte[]> body = Bodies.read(context, LARGEST_OPENING);
        if (body.isEmpty()) {
            errors.tooLarge(context);
            return;
        }
        switch (entrance.install(query(context), body.get())) {
            case Opening.Welcome welcome -> {
                letIn(context, welcome);
                reconcile.install(welcome.portal().id());
                showInstalled(context, welcome);
            }
            case Opening.TurnedAway turnedAway -> turnAway(context, turnedAway, "/install");
        }
    }

    void open(Context context) throws IOException {
        Optional<byte[]> body = Bodies.read(context, LARGEST_OPENING);
        if (body.isEmpty()) {
            errors.tooLarge(context);
            return;
        }
        switch (entrance.open(query(context), body.get())) {
            case Opening.Welcome welcome -> {
                letIn(context, welcome);
                showFirstPage(context, welcome);
            }
            case Opening.TurnedAway turnedAway -> turnAway(context, turnedAway, "/app");
        }
    }

    private void showFirstPage(Context context, Opening.Welcome welcome) {
        String path = context.queryParam("path");
        if (welcome.installing() && welcome.visitor().administrator()) {
            showInstalled(context, welcome);
        } else if (!Exchange.desk(context).permission().mayEnter()) {
            errors.nothingToEdit(context);
        } else if (path != null && OWN_PAGE.matcher(path).matches()) {
            pages.show(context, "entrance/arrival", new ArrivalView(path));
        } else {
            reconcile.visit(welcome.portal().id());
            bots.list(context);
        }
    }

    private void showInstalled(Context context, Opening.Welcome welcome) {
        pages.show(context, "entrance/installed", health.begin(welcome.visitor(), Exchange.language(context)));
    }

    private void letIn(Context context, Opening.Welcome welcome) {
        headers.narrow(context, welcome.portal());
        Exchange.keep(context, sessions.open(welcome.visitor()));
        Exchange.keep(context, desks.of(welcome.visitor()));
    }

    private void turnAway(Context context, Opening.TurnedAway turnedAway, String again) {
        Exchange.keep(context, turnedAway.language());
        context.status(Refusals.status(turnedAway));
        String text = Refusals.sentence(Exchange.language(context), turnedAway);
        pages.show(context, "entrance/turned-away", new TurnedAwayView(text, again));
    }

    private static String query(Context context) {
        return Objects.requireNonNullElse(context.queryString(), "");
    }
}
