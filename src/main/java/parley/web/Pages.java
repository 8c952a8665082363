package parley.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import parley.portals.Visitor;

/** Answers with a page: its view model, in the frame all pages share. */
final class Pages {
    /** The view model of a page that has nothing to say but its words. */
    static final Object NOTHING = new Object();

    private final Assets assets;
    private final Sessions sessions;
    private final URI library;

    Pages(Assets assets, Sessions sessions, URI library) {
        this.assets = assets;
        this.sessions = sessions;
        this.library = library;
    }

    void show(Context context, String template, Object view) {
        Session session = Exchange.sessionOrNull(context);
        Frame frame = new Frame(
                Exchange.language(context).toLanguageTag(),
                assets.base(),
                library.toString(),
                Navigation.sections(context),
                Navigation.ofBot(context),
                session != null && session.visitor().administrator(),
                session == null ? "" : sessions.token(session),
                session == null ? "" : owner(session.visitor()));
        context.render(template, Map.of("frame", frame, "view", view));
    }

    private static String owner(Visitor visitor) {
        return visitor.portal().value() + "/" + visitor.user().value();
    }
}
