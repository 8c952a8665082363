package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Desk;
import parley.authoring.EditingRight;
import parley.authoring.Editors;
import parley.authoring.Employees;
import parley.authoring.Employees.Employee;
import parley.authoring.GrantRight;
import parley.authoring.GrantRight.Outcome;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.portals.Visitor;

/** Who may edit which bots: listed, granted, withdrawn. */
final class PeoplePages {
    private static final String EVERY_BOT = "all";
    private static final int LONGEST_SEARCH = 100;

    private final Editors editors;
    private final Employees employees;
    private final GrantRight grantRight;
    private final Clock clock;
    private final Pages pages;

    PeoplePages(Editors editors, Employees employees, GrantRight grantRight, Clock clock, Pages pages) {
        this.editors = editors;
        this.employees = employees;
        this.grantRight = grantRight;
        this.clock = clock;
        this.pages = pages;
    }

    void list(Context context) {
        Locale language = Exchange.language(context);
        Desk desk = Exchange.desk(context);
        Map<BotId, String> bots = desk.all().stream()
                .collect(Collectors.toMap(Bot::id, bot -> bot.profile().fullName()));
        List<PeopleView.Row> rows = editors.of(desk.visitor().portal()).all().stream()
                .map(right -> row(language, bots, right))
                .toList();
        String done = context.queryParam("done");
        String notice = done == null
                ? ""
                : Messages.text(language, done.equals("granted") ? "editors.granted" : "editors.withdrawn");
        pages.show(context, "people/list", new PeopleView(notice, rows));
    }

    private PeopleView.Row row(Locale language, Map<BotId, String> bots, EditingRight right) {
        String name = Avatars.name(language, right.holder());
        BotId bot = right.bot();
        String what = bot == null ? Messages.text(language, "editors.every-bot") : bots.getOrDefault(bot, "");
        return new PeopleView.Row(
                Avatars.of(right.holder()),
                name,
                what,
                Moment.of(language, right.since(), clock.instant()),
                Messages.text(language, "editors.granted-by", Avatars.name(language, right.grantedBy())),
                "/app/people/" + right.holder().user().value() + "/withdrawal",
                bot == null ? EVERY_BOT : Long.toString(bot.value()),
                Messages.text(language, "editors.withdraw.label", name, what));
    }

    /** First a search, then what was found; or somebody who was chosen in the portal's own dialog. */
    void blank(Context context) {
        Optional<UserId> user = number(context.queryParam("user")).map(UserId::new);
        String find = typed(context);
        if (user.isPresent()) {
            showChosen(context, user.get(), null);
        } else if (find.isEmpty()) {
            show(context, find, "", false, List.of(), List.of());
        } else {
            switch (employees.search(portal(context), find)) {
                case Employees.Answer.Found(List<Employee> found) -> show(context, find, "", true, found, List.of());
                case Employees.Answer.NotPermitted _ -> show(context, find, problem(Outcome.NOT_PERMITTED));
                case Employees.Answer.NoAnswer _ -> show(context, find, problem(Outcome.NO_ANSWER));
            }
        }
    }

    void grant(Context context) {
        Optional<UserId> user = number(context.formParam("user")).map(UserId::new);
        List<String> chosen = context.formParams("bot");
        Optional<Set<BotId>> bots = chosen.contains(EVERY_BOT)
                ? Optional.empty()
                : Optional.of(chosen.stream()
                        .flatMap(id -> number(id).stream())
                        .map(BotId::new)
                        .collect(Collectors.toSet()));
        Outcome outcome = user.map(
                        holder -> grantRight.grant(Exchange.session(context).visitor(), holder, bots))
                .orElse(Outcome.NO_EMPLOYEE);
        if (outcome == Outcome.DONE) {
            context.redirect("/app/people?done=granted", HttpStatus.SEE_OTHER);
        } else {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT).header("HX-Push-Url", "false");
            user.ifPresentOrElse(
                    holder -> showChosen(context, holder, problem(outcome)), () -> show(context, "", problem(outcome)));
        }
    }

    void withdraw(Context context) {
        String bot = Objects.requireNonNullElse(context.formParam("bot"), "");
        Visitor visitor = Exchange.session(context).visitor();
        number(context.pathParam("user")).map(UserId::new).ifPresent(holder -> {
            if (bot.equals(EVERY_BOT)) {
                grantRight.withdraw(visitor, holder, null);
            } else {
                number(bot).map(BotId::new).ifPresent(id -> grantRight.withdraw(visitor, holder, id));
            }
        });
        context.redirect("/app/people?done=withdrawn", HttpStatus.SEE_OTHER);
    }

    private void showChosen(Context context, UserId user, @Nullable String problem) {
        switch (employees.find(portal(context), user)) {
            case Employees.Answer.Found(List<Employee> found)
            when found.isEmpty() -> show(context, "", problem(Outcome.NO_EMPLOYEE));
            case Employees.Answer.Found(List<Employee> found) ->
                show(context, "", problem == null ? "" : problem, false, List.of(), found);
            case Employees.Answer.NotPermitted _ -> show(context, "", problem(Outcome.NOT_PERMITTED));
            case Employees.Answer.NoAnswer _ -> show(context, "", problem(Outcome.NO_ANSWER));
        }
    }

    private void show(Context context, String find, String problem) {
        show(context, find, problem, false, List.of(), List.of());
    }

    private void show(
            Context context,
            String find,
            String problem,
            boolean searched,
            List<Employee> found,
            List<Employee> chosen) {
        Locale language = Exchange.language(context);
        pages.show(
                context,
                "people/new",
                new PeopleView.NewView(
                        find,
                        problem.isEmpty() ? "" : Messages.text(language, problem),
                        searched,
                        found.stream()
                                .map(employee -> person(language, employee))
                                .toList(),
                        chosen.stream()
                                .map(employee -> person(language, employee))
                                .toList(),
                        Exchange.desk(context).all().stream()
                                .map(bot -> new PeopleView.Choice(
                                        Long.toString(bot.id().value()),
                                        bot.profile().fullName()))
                                .toList()));
    }

    private static PeopleView.Person person(Locale language, Employee employee) {
        String user = Long.toString(employee.colleague().user().value());
        return new PeopleView.Person(
                Avatars.of(employee.colleague()),
                user,
                Avatars.name(language, employee.colleague()),
                employee.position(),
                "/app/people/new?user=" + user);
    }

    private static String problem(Outcome outcome) {
        return switch (outcome) {
            case DONE, NOT_ALLOWED -> "";
            case NOTHING_CHOSEN -> "editors.problem.nothing-chosen";
            case NO_EMPLOYEE -> "editors.problem.no-employee";
            case NOT_PERMITTED -> "editors.problem.not-permitted";
            case NO_ANSWER -> "editors.problem.no-answer";
        };
    }

    private static String typed(Context context) {
        String find = Objects.requireNonNullElse(context.queryParam("find"), "").strip();
        return find.substring(0, Math.min(find.length(), LONGEST_SEARCH));
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }

    private static PortalId portal(Context context) {
        return Exchange.session(context).visitor().portal();
    }
}
