package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ServletException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.Colleague;
import parley.portals.People;

/** Pages for what did not work. They take the whole window also when a part of a page was asked for. */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /** Enough to find somebody who is there. */
    private static final int MOST_NAMES = 3;

    private final Pages pages;
    private final People people;

    ErrorPages(Pages pages, People people) {
        this.pages = pages;
        this.people = people;
    }

    /** A page about what only administrators may do, and whom to ask. */
    public record AdministratorsView(String text) {}

    /** Explains how to reopen the app; in the frame the page then does so by itself. */
    void noSession(Context context) {
        show(context, HttpStatus.UNAUTHORIZED, "errors/session");
    }

    void administratorsOnly(Context context) {
        show(context, HttpStatus.FORBIDDEN, "errors/administrators", whomToAsk(context));
    }

    /** The same as a first page, where nothing was refused. */
    void nothingToEdit(Context context) {
        pages.show(context, "errors/administrators", whomToAsk(context));
    }

    private AdministratorsView whomToAsk(Context context) {
        String names = people.of(Exchange.session(context).visitor().portal()).administrators().stream()
                .map(Colleague::name)
                .filter(name -> !name.isEmpty())
                .limit(MOST_NAMES)
                .collect(Collectors.joining(", "));
        Locale language = Exchange.language(context);
        return new AdministratorsView(
                names.isEmpty()
                        ? Messages.text(language, "errors.administrators.text")
                        : Messages.text(language, "errors.administrators.ask", names));
    }

    void notFound(Context context) {
        show(context, HttpStatus.NOT_FOUND, "errors/missing");
    }

    void tooLarge(Context context) {
        show(context, HttpStatus.CONTENT_TOO_LARGE, "errors/large");
    }

    void refused(Context context, HttpResponseException refusal) {
        int status = refusal.getStatus();
        if (status == 404) {
            notFound(context);
        } else if (status == 405) {
            show(context, HttpStatus.METHOD_NOT_ALLOWED, "errors/method");
        } else if (status == 413) {
            Bodies.throwAway(context);
            tooLarge(context);
        } else if (status < 500) {
            show(context, HttpStatus.forStatus(status), "errors/request");
        } else if (status == 503) {
            context.header(Header.RETRY_AFTER, "30");
            show(context, HttpStatus.SERVICE_UNAVAILABLE, "errors/failure");
        } else {
            failed(context, refusal);
        }
    }

    /** The server could not take the body apart; when that was the sender's mistake, it says so in the cause. */
    void unreadable(Context context, ServletException failure) {
        if (failure.getCause() instanceof HttpException mistake && mistake.getCode() < 500) {
            refused(context, new HttpResponseException(mistake.getCode(), "", Map.of()));
        } else {
            failed(context, failure);
        }
    }

    void failed(Context context, Exception failure) {
        LOG.error("{} {} failed", context.req().getMethod(), context.endpoint().path, failure);
        show(context, HttpStatus.INTERNAL_SERVER_ERROR, "errors/failure");
    }

    private void show(Context context, HttpStatus status, String template) {
        show(context, status, template, Pages.NOTHING);
    }

    private void show(Context context, HttpStatus status, String template, Object view) {
        context.status(status);
        if (Exchange.fromScript(context)) {
            context.header("HX-Retarget", "body")
                    .header("HX-Reswap", "innerHTML")
                    .header("HX-Push-Url", "false");
        }
        if (context.path().startsWith("/app/")
                || context.path().equals("/app")
                || context.path().equals("/install")) {
            pages.show(context, template, view);
        } else {
            context.contentType("text/plain; charset=utf-8").result(status.getMessage());
        }
    }
}
