package parley.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;
import static parley.web.Access.EDITOR;
import static parley.web.Access.OPEN;
import static parley.web.Access.VISITOR;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletException;

/** Every address, and who may use it. A route that names nobody is for administrators with a session. */
final class Routes {
    private final Guard guard;
    private final SecurityHeaders headers;
    private final EntrancePages entrance;
    private final EventDoor events;
    private final LoginPages logins;
    private final BotPages bots;
    private final GalleryPages gallery;
    private final DraftPages drafts;
    private final StandingPages standing;
    private final CommandPages commands;
    private final EditorRoutes editor;
    private final HealthPages portalHealth;
    private final PhotoPages photos;
    private final PeoplePages people;
    private final ChangePages changes;
    private final TranscriptPages transcripts;
    private final QuestionPages questions;
    private final NumberPages numbers;
    private final ErasurePages erasures;
    private final StaticFiles files;
    private final Health health;
    private final ErrorPages errors;

    Routes(
            Guard guard,
            SecurityHeaders headers,
            EntrancePages entrance,
            EventDoor events,
            LoginPages logins,
            BotPages bots,
            GalleryPages gallery,
            DraftPages drafts,
            StandingPages standing,
            CommandPages commands,
            EditorRoutes editor,
            HealthPages portalHealth,
            PhotoPages photos,
            PeoplePages people,
            ChangePages changes,
            TranscriptPages transcripts,
            QuestionPages questions,
            NumberPages numbers,
            ErasurePages erasures,
            StaticFiles files,
            Health health,
            ErrorPages errors) {
        this.guard = guard;
        this.headers = headers;
        this.entrance = entrance;
        this.events = events;
        this.logins = logins;
        this.bots = bots;
        this.gallery = gallery;
        this.drafts = drafts;
        this.standing = standing;
        this.commands = commands;
        this.editor = editor;
        this.portalHealth = portalHealth;
        this.photos = photos;
        this.people = people;
        this.changes = changes;
        this.transcripts = transcripts;
        this.questions = questions;
        this.numbers = numbers;
        this.erasures = erasures;
        this.files = files;
        this.health = health;
        this.errors = errors;
    }

    void addTo(RoutesConfig routes) {
        routes.before(headers::apply);
        routes.beforeMatched(guard::check);

        look(routes, "/", entrance::explain);
        look(routes, "/install", entrance::explain);
        routes.addHttpHandler(POST, "/install", entrance::install, OPEN);
        look(routes, "/app", entrance::explain);
        routes.addHttpHandler(POST, "/app", entrance::open, OPEN);
        routes.addHttpHandler(POST, "/events", events::deliver, OPEN);

        routes.addHttpHandler(GET, "/oauth/start", logins::start, OPEN);
        routes.addHttpHandler(GET, "/oauth/callback", logins::finish, OPEN);

        look(routes, "/healthz", health::up);
        look(routes, "/readyz", health::ready);
        look(routes, "/static/{version}/<path>", files::own);
        look(routes, "/webjars/<path>", files::webjar);
        look(routes, "/schema/{name}", files::schema);

        routes.addHttpHandler(GET, "/app/bots", bots::list, EDITOR);
        routes.addHttpHandler(POST, "/app/bots", bots::create);
        routes.addHttpHandler(GET, "/app/bots/new", bots::blank);
        routes.addHttpHandler(GET, "/app/bots/gallery", gallery::list);
        routes.addHttpHandler(GET, "/app/bots/gallery/{template}", gallery::ask);
        routes.addHttpHandler(POST, "/app/bots/gallery/{template}", gallery::create);
        routes.addHttpHandler(GET, "/app/bots/gallery/{template}/employees", gallery::employees);
        routes.addHttpHandler(GET, "/app/bots/{id}", bots::edit, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}", bots::change, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/deletion", bots::askForDeletion);
        routes.addHttpHandler(POST, "/app/bots/{id}/deletion", bots::delete);

        routes.addHttpHandler(POST, "/app/drafts", drafts::judge, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/publication", standing::publish, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/pause", standing::askForPause, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/pause", standing::pause, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/repair", standing::repair, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/restoration", standing::restore, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/copy", standing::copy);
        routes.addHttpHandler(GET, "/app/bots/{id}/commands", commands::list, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/commands", commands::create, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/commands/new", commands::blank, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/commands/registration", commands::register, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/commands/{command}", commands::edit, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/commands/{command}", commands::change, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/commands/{command}/deletion", commands::askForDeletion, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/commands/{command}/deletion", commands::delete, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/changes", changes::ofBot, EDITOR);
        editor.addTo(routes);

        routes.addHttpHandler(GET, "/app/bots/{id}/transcripts", transcripts::list, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/transcripts/{dialog}/{day}", transcripts::show, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/retention", transcripts::keep);
        routes.addHttpHandler(GET, "/app/bots/{id}/unanswered", questions::list, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/unanswered/answers", questions::answer, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/unanswered/wordings", questions::join, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/unanswered/standing", questions::change, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/unanswered/tidings", questions::tell, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/numbers", numbers::show, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/numbers/table", numbers::table, EDITOR);
        routes.addHttpHandler(GET, "/app/erasures/{person}", erasures::show);
        routes.addHttpHandler(POST, "/app/erasures/{person}", erasures::erase);

        routes.addHttpHandler(GET, "/app/people", people::list);
        routes.addHttpHandler(POST, "/app/people", people::grant);
        routes.addHttpHandler(GET, "/app/people/new", people::blank);
        routes.addHttpHandler(POST, "/app/people/{user}/withdrawal", people::withdraw);
        routes.addHttpHandler(GET, "/app/changes", changes::list);

        routes.addHttpHandler(GET, "/app/health", portalHealth::show);
        routes.addHttpHandler(GET, "/app/health/lines", portalHealth::lines);
        routes.addHttpHandler(GET, "/app/health/lines/{line}", portalHealth::line);
        routes.addHttpHandler(GET, "/app/health/invitation", portalHealth::invite);
        routes.addHttpHandler(POST, "/app/health/bindings", portalHealth::bind);
        routes.addHttpHandler(POST, "/app/health/registrations/{id}", portalHealth::register);
        routes.addHttpHandler(POST, "/app/health/retries", portalHealth::retry);
        routes.addHttpHandler(POST, "/app/health/aside/{id}/retry", portalHealth::retryOne);
        routes.addHttpHandler(POST, "/app/health/aside/{id}/drop", portalHealth::dropOne);
        routes.addHttpHandler(POST, "/app/health/tests", portalHealth::test);

        routes.addHttpHandler(POST, "/app/photos", photos::create, EDITOR);
        routes.addHttpHandler(GET, "/app/photos/new", photos::blank, EDITOR);
        routes.addHttpHandler(GET, "/app/photos/{id}", photos::find, VISITOR);
        routes.addHttpHandler(GET, "/app/photos/{id}/crop", photos::choose, EDITOR);

        routes.exception(HttpResponseException.class, (refusal, context) -> {
            if (context.path().startsWith("/app/") && !guard.recognise(context)) {
                errors.noSession(context);
            } else {
                errors.refused(context, refusal);
            }
        });
        routes.exception(ServletException.class, (failure, context) -> errors.unreadable(context, failure));
        routes.exception(Exception.class, (failure, context) -> errors.failed(context, failure));
    }

    /** Anybody may look; those who probe an address with HEAD count as lookers. */
    private static void look(RoutesConfig routes, String path, Handler handler) {
        routes.addHttpHandler(GET, path, handler, OPEN);
        routes.addHttpHandler(HEAD, path, handler, OPEN);
    }
}
