package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import parley.insight.Erasures;
import parley.insight.Erasures.Amount;
import parley.portals.PortalId;

/** Erases what all bots of a portal keep of a person, after a question, and shows the receipts. For administrators. */
final class ErasurePages {
    private final InsightServices services;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    ErasurePages(InsightServices services, Clock clock, Pages pages, ErrorPages errors) {
        this.services = services;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void show(Context context) {
        with(context, person -> {
            Locale language = Exchange.language(context);
            PortalId portal = Exchange.session(context).visitor().portal();
            Erasures.OfPortal own = services.erasures().of(portal);
            Amount amount = own.amount(person);
            pages.show(
                    context,
                    "erasures/page",
                    new ErasureView(
                            Messages.text(language, "erasures.title", Long.toString(person)),
                            "/app/erasures/" + person,
                            context.queryParam("done") == null ? "" : Messages.text(language, "erasures.done"),
                            amount.nothing() ? List.of() : lines(language, amount),
                            own.of(person).stream()
                                    .map(receipt -> new ErasureView.Receipt(
                                            Long.toString(receipt.id()),
                                            Avatars.name(language, receipt.by()),
                                            Moment.of(language, receipt.at(), clock.instant()),
                                            lines(language, receipt.amount())))
                                    .toList()));
        });
    }

    private static List<String> lines(Locale language, Amount amount) {
        return Stream.of(
                        Messages.text(language, "erasures.turns", amount.turns()),
                        Messages.text(language, "erasures.questions", amount.questions()),
                        Messages.text(language, "erasures.conversations", amount.conversations()),
                        Messages.text(language, "erasures.facts", amount.facts()))
                .toList();
    }

    void erase(Context context) {
        with(context, person -> {
            services.erasePerson().erase(Exchange.session(context).visitor(), person);
            context.redirect("/app/erasures/" + person + "?done=1", HttpStatus.SEE_OTHER);
        });
    }

    private void with(Context context, LongConsumer work) {
        String person = context.pathParam("person");
        if (person.matches("[1-9]\\d{0,17}")) {
            work.accept(Long.parseLong(person));
        } else {
            errors.notFound(context);
        }
    }
}
