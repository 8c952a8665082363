package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.authoring.Desk;

/** What we remember about a request while it is answered. */
final class Exchange {
    private static final String SESSION = "parley.session";
    private static final String DESK = "parley.desk";
    private static final String LANGUAGE = "parley.language";

    private Exchange() {}

    static void keep(Context context, Session session) {
        context.attribute(SESSION, session);
        context.attribute(LANGUAGE, session.visitor().language());
    }

    static void keep(Context context, Locale language) {
        context.attribute(LANGUAGE, language);
    }

    static void keep(Context context, Desk desk) {
        context.attribute(DESK, desk);
    }

    /** What the visitor may work on; on routes that are not open there always is one. */
    static Desk desk(Context context) {
        Desk desk = context.attribute(DESK);
        return Objects.requireNonNull(desk);
    }

    static @Nullable Session sessionOrNull(Context context) {
        return context.attribute(SESSION);
    }

    /** On routes that are not open there always is one. */
    static Session session(Context context) {
        return Objects.requireNonNull(sessionOrNull(context));
    }

    /** The language to answer in, one of those we speak. */
    static Locale language(Context context) {
        Locale language = context.attribute(LANGUAGE);
        return language == null
                ? Languages.preferred(context.header(Header.ACCEPT_LANGUAGE))
                : Languages.nearest(language);
    }

    /** Whether a script of ours asks for part of a page, or for a page to put into the one that is open. */
    static boolean fromScript(Context context) {
        return context.header("HX-Request") != null || context.header("HX-History-Restore-Request") != null;
    }
}
