package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.Employees;
import parley.authoring.Employees.Employee;
import parley.authoring.Features;
import parley.authoring.Problem;
import parley.authoring.SaveBot;
import parley.authoring.Saved;
import parley.authoring.Template;
import parley.authoring.Template.Need;
import parley.authoring.Template.Question;
import parley.authoring.Templates;
import parley.engine.Scenario;
import parley.portals.People;
import parley.portals.UserId;
import parley.portals.Visitor;

/** Bots to begin with: chosen, asked about, made. */
final class GalleryPages {
    private static final String ADDRESS = "/app/bots/gallery";

    private static final Map<String, String> ICONS = Map.of(
            "faq", "circle-help",
            "helpdesk", "monitor",
            "reception", "headset",
            "leads", "user-plus",
            "onboarding", "users",
            "survey", "square-check");

    private final SaveBot saveBot;
    private final Employees employees;
    private final Features features;
    private final People people;
    private final Pages pages;
    private final ErrorPages errors;

    GalleryPages(
            SaveBot saveBot, Employees employees, Features features, People people, Pages pages, ErrorPages errors) {
        this.saveBot = saveBot;
        this.employees = employees;
        this.features = features;
        this.people = people;
        this.pages = pages;
        this.errors = errors;
    }

    void list(Context context) {
        Locale language = Exchange.language(context);
        Optional<Set<Need>> missing = features.missing(visitor(context).portal());
        pages.show(
                context,
                "gallery/list",
                new GalleryView(Templates.all(language).stream()
                        .map(template -> card(language, template, missing))
                        .toList()));
    }

    /** @param missing what the portal has not allowed, where it has told */
    static GalleryView.Card card(Locale language, Template template, Optional<Set<Need>> missing) {
        List<Need> open = template.needs().stream()
                .filter(need -> missing.isEmpty() || missing.get().contains(need))
                .sorted()
                .toList();
        return new GalleryView.Card(
                "icon--" + ICONS.get(template.id()),
                ADDRESS + "/" + template.id(),
                template.title(),
                template.summary(),
                open.stream()
                        .map(need -> Messages.text(
                                language, (missing.isEmpty() ? "gallery.need." : "gallery.missing.") + need))
                        .toList(),
                missing.isPresent() && !open.isEmpty(),
                Messages.text(language, template.needs().isEmpty() ? "gallery.need.nothing" : "gallery.need.allowed"));
    }

    void ask(Context context) {
        with(
                context,
                template -> show(
                        context, GalleryForm.fresh(template, visitor(context).user()), Map.of()));
    }

    void employees(Context context) {
        with(
                context,
                _ -> pages.show(
                        context,
                        "topics/employees",
                        new StepPages.EmployeesView(new StepForms(employees)
                                .search(context, visitor(context).portal()))));
    }

    void create(Context context) {
        with(context, template -> {
            GalleryForm form = GalleryForm.of(context, template);
            Map<String, String> wrong = wrong(context, form);
            Optional<ZoneId> zone =
                    form.zoneOr(Templates.fill(template, Map.of()).zone());
            if (!wrong.isEmpty() || zone.isEmpty()) {
                reject(context, form, wrong);
                return;
            }
            Scenario words = Templates.fill(template, form.plain(), zone.get());
            Visitor by = visitor(context);
            Saved saved = context.formParam("draft") == null
                    ? saveBot.createSaying(by.portal(), by.user(), form.formKey(), form.draft(), words)
                    : saveBot.keepSaying(by.portal(), by.user(), form.formKey(), form.draft(), words);
            switch (saved) {
                case Saved.Live(Bot bot) -> TopicPages.seeOther(context, Drafting.address(bot) + "/topics");
                case Saved.Drafted(Bot bot) -> TopicPages.seeOther(context, Drafting.address(bot) + "/topics");
                case Saved.Kept(Bot bot, Problem problem) -> showKept(context, bot, problem);
                case Saved.Rejected(List<Problem> problems) -> reject(context, form, wrong(context, problems));
            }
        });
    }

    /** The bot exists now; what the portal did not like about it is shown where it can be changed. */
    private void showKept(Context context, Bot bot, Problem problem) {
        context.header("HX-Push-Url", Drafting.address(bot));
        pages.show(
                context,
                "bots/form",
                BotFormView.of(Exchange.language(context), bot, BotDraft.of(bot), List.of(problem), true));
    }

    /** What is wrong, by the names of the fields; of the whole, by none. */
    private Map<String, String> wrong(Context context, GalleryForm form) {
        Locale language = Exchange.language(context);
        Map<String, String> wrong = new HashMap<>();
        for (Question question : form.template().questions()) {
            problem(context, question, form.plain().getOrDefault(question.id(), ""))
                    .ifPresent(key -> wrong.put(GalleryForm.field(question), Messages.text(language, key)));
        }
        if (form.zoneOr(ZoneId.of("UTC")).isEmpty()) {
            wrong.put("zone", Messages.text(language, "gallery.problem.zone"));
        }
        if (form.name().isBlank()) {
            wrong.put("name", Messages.text(language, "gallery.problem.name"));
        }
        return wrong;
    }

    private Optional<String> problem(Context context, Question question, String answer) {
        if (!question.fits(answer)) {
            return Optional.of("gallery.problem." + question.kind());
        } else if (question.kind() != Question.Kind.EMPLOYEE) {
            return Optional.empty();
        } else if (answer.isBlank()) {
            return Optional.of("gallery.problem.nobody");
        }
        UserId user = new UserId(Long.parseLong(answer.strip()));
        if (user.equals(visitor(context).user())) {
            return Optional.empty();
        }
        return switch (employees.find(visitor(context).portal(), user)) {
            case Employees.Answer.Found(List<Employee> found) ->
                found.isEmpty() ? Optional.of("editors.problem.no-employee") : Optional.empty();
            case Employees.Answer.NotPermitted _ -> Optional.of("editors.problem.not-permitted");
            case Employees.Answer.NoAnswer _ -> Optional.of("editors.problem.no-answer");
        };
    }

    private static Map<String, String> wrong(Context context, List<Problem> problems) {
        Map<String, String> wrong = new HashMap<>();
        problems.forEach(problem -> wrong.merge(
                problem.field() == Problem.Field.NAME ? "name" : "",
                Problems.sentence(Exchange.language(context), problem),
                (one, other) -> one + " " + other));
        return wrong;
    }

    private void reject(Context context, GalleryForm form, Map<String, String> wrong) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT).header("HX-Push-Url", "false");
        show(context, form, wrong);
    }

    private void show(Context context, GalleryForm form, Map<String, String> wrong) {
        Locale language = Exchange.language(context);
        GalleryView.Card card = card(
                language, form.template(), features.missing(visitor(context).portal()));
        pages.show(context, "gallery/ask", view(language, card, form, wrong, number -> name(context, number)));
    }

    /** Whose number it is, in words. */
    interface Names {
        String of(long number);
    }

    static GalleryView.AskView view(
            Locale language, GalleryView.Card card, GalleryForm form, Map<String, String> wrong, Names names) {
        Template template = form.template();
        List<BotFormView.ProblemLink> links = new ArrayList<>();
        Stream.of(Stream.of("", "name"), template.questions().stream().map(GalleryForm::field), Stream.of("zone"))
                .flatMap(fields -> fields)
                .filter(wrong::containsKey)
                .forEach(field ->
                        links.add(new BotFormView.ProblemLink(field, Objects.requireNonNull(wrong.get(field)))));
        return new GalleryView.AskView(
                card,
                ADDRESS + "/" + template.id() + "/employees",
                form.formKey(),
                links,
                field("name", form.name(), wrong),
                template.questions().stream()
                        .map(question -> question(language, form, question, wrong, names))
                        .toList(),
                template.questions().stream().anyMatch(question -> question.kind() == Question.Kind.HOURS)
                        || wrong.containsKey("zone"),
                form.zone().isEmpty(),
                field(
                        "zone",
                        form.zone()
                                .orElseGet(() -> SettingsForm.name(
                                        Templates.fill(template, Map.of()).zone())),
                        wrong),
                SettingsForm.zones());
    }

    private static GalleryView.Question question(
            Locale language, GalleryForm form, Question question, Map<String, String> wrong, Names names) {
        String answer = form.answer(question);
        boolean person = question.kind() == Question.Kind.EMPLOYEE;
        return new GalleryView.Question(
                question.kind().name(),
                field(GalleryForm.field(question), answer, wrong),
                question.label(),
                Messages.text(language, "gallery.hint." + question.kind(), question.example()),
                person && question.fits(answer) && !answer.isBlank()
                        ? List.of(new StepField.Option(answer.strip(), names.of(Long.parseLong(answer.strip())), true))
                        : List.of());
    }

    private static BotFormView.Field field(String name, String value, Map<String, String> wrong) {
        return new BotFormView.Field(
                name, value, Stream.ofNullable(wrong.get(name)).toList());
    }

    private String name(Context context, long number) {
        Visitor visitor = visitor(context);
        Locale language = Exchange.language(context);
        UserId user = new UserId(number);
        if (user.equals(visitor.user())) {
            return Avatars.name(language, people.of(visitor.portal()).find(user));
        }
        return employees.find(visitor.portal(), user) instanceof Employees.Answer.Found(List<Employee> found)
                        && !found.isEmpty()
                ? Avatars.name(language, found.getFirst().colleague())
                : Messages.text(language, "editors.nameless", Long.toString(number));
    }

    private void with(Context context, Consumer<Template> page) {
        Templates.find(context.pathParam("template"), Exchange.language(context))
                .ifPresentOrElse(page, () -> errors.notFound(context));
    }

    private static Visitor visitor(Context context) {
        return Exchange.session(context).visitor();
    }
}
