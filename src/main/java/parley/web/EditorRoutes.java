package parley.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static parley.web.Access.EDITOR;

import io.javalin.config.RoutesConfig;

/** The addresses of the editor: what a bot says and does. */
record EditorRoutes(
        TopicListPages list,
        TopicPages topics,
        StepPages steps,
        RehearsalPages rehearsal,
        VersionPages versions,
        ReplayPages replay,
        DocumentPages documents) {

    void addTo(RoutesConfig routes) {
        routes.addHttpHandler(GET, "/app/bots/{id}/topics", list::list, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/topics", list::add, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/topics/arrangement", list::arrange, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/topics/transfer", list::transfer, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/blocks", list::addBlock, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/settings", list::settle, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/draft", list::stand, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/draft/undo", list::undo, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/draft/redo", list::redo, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/topics/{topic}", topics::show, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/topics/{topic}", topics::change, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/topics/{topic}/wordings", topics::reword, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/topics/{topic}/steps", steps::arrange, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/step", steps::open, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/step", steps::change, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/employees", steps::employees, EDITOR);

        routes.addHttpHandler(GET, "/app/bots/{id}/document", documents::show, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/document", documents::check, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/document/draft", documents::takeOver, EDITOR);

        routes.addHttpHandler(GET, "/app/bots/{id}/rehearsal", rehearsal::begin, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/rehearsal", rehearsal::goOn, EDITOR);

        routes.addHttpHandler(GET, "/app/bots/{id}/versions", versions::list, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/versions", versions::create, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/versions/new", versions::blank, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/versions/{version}", versions::show, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/versions/{version}/return", versions::goBack, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/versions/{version}/draft", versions::useAsDraft, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/versions/{version}/conversations", versions::move, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/replay", replay::show, EDITOR);
        routes.addHttpHandler(GET, "/app/bots/{id}/tests", versions::listTests, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/tests/{test}/deletion", versions::deleteTest, EDITOR);
        routes.addHttpHandler(POST, "/app/bots/{id}/tests/{test}/expectation", versions::renewTest, EDITOR);
    }
}
