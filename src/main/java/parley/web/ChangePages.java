package parley.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Change;
import parley.authoring.Changes;
import parley.authoring.Changes.Wanted;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Who changed what: in a portal, or in one bot. */
final class ChangePages {
    private static final int PAGE = 50;

    private final Changes changes;
    private final People people;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    ChangePages(Changes changes, People people, Clock clock, Pages pages, ErrorPages errors) {
        this.changes = changes;
        this.people = people;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void list(Context context) {
        Locale language = Exchange.language(context);
        BotId bot = number(context, "bot").map(BotId::new).orElse(null);
        List<ChangesView.Option> bots = options(
                language,
                Exchange.desk(context).all().stream(),
                each -> Long.toString(each.id().value()),
                each -> each.profile().fullName(),
                bot == null ? "" : Long.toString(bot.value()));
        show(context, Messages.text(language, "changes.title"), "", "/app/changes", bots, bot);
    }

    void ofBot(Context context) {
        String id = context.pathParam("id");
        Optional<Bot> bot =
                id.matches("\\d{1,18}") ? Exchange.desk(context).find(new BotId(Long.parseLong(id))) : Optional.empty();
        if (bot.isEmpty()) {
            errors.notFound(context);
            return;
        }
        String title = Messages.text(
                Exchange.language(context),
                "changes.title.bot",
                bot.get().profile().fullName());
        show(
                context,
                title,
                "/app/bots",
                "/app/bots/" + id + "/changes",
                List.of(),
                bot.get().id());
    }

    private void show(
            Context context,
            String title,
            String back,
            String address,
            List<ChangesView.Option> bots,
            @Nullable BotId bot) {
        Locale language = Exchange.language(context);
        PortalId portal = Exchange.session(context).visitor().portal();
        Optional<Long> by = number(context, "person");
        Wanted wanted = new Wanted(
                bot, by.map(UserId::new).orElse(null), number(context, "before").orElse(null));
        // One more than a page tells whether there is another page.
        List<Change> found = changes.of(portal).list(wanted, PAGE + 1);
        List<Change> shown = found.subList(0, Math.min(PAGE, found.size()));
        List<ChangesView.Option> colleagues = options(
                language,
                people.of(portal).all().stream(),
                each -> Long.toString(each.user().value()),
                each -> Avatars.name(language, each),
                by.map(Object::toString).orElse(""));
        pages.show(
                context,
                "changes/list",
                new ChangesView(
                        title,
                        back,
                        address,
                        bots,
                        colleagues,
                        shown.stream()
                                .map(change -> ChangesView.entry(language, change, clock.instant()))
                                .toList(),
                        found.size() > PAGE
                                ? older(context, address, shown.getLast().id())
                                : ""));
    }

    private static String older(Context context, String address, long before) {
        return Stream.of("bot", "person")
                .flatMap(name -> Optional.ofNullable(context.queryParam(name)).stream()
                        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&", address + "?before=" + before + "&", ""));
    }

    private static <T> List<ChangesView.Option> options(
            Locale language, Stream<T> all, Function<T, String> value, Function<T, String> label, String chosen) {
        List<ChangesView.Option> options = new ArrayList<>();
        options.add(new ChangesView.Option("", Messages.text(language, "changes.filter.all"), chosen.isEmpty()));
        all.map(each -> new ChangesView.Option(
                        value.apply(each), label.apply(each), value.apply(each).equals(chosen)))
                .forEach(options::add);
        return options;
    }

    private static Optional<Long> number(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }
}
