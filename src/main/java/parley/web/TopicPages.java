package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.engine.Position;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.engine.Topic;

/** One topic, or another list of steps: shown, named, asked for in other words. Each change is kept at once. */
final class TopicPages {
    private final Drafting drafting;
    private final StepForms forms;
    private final Pages pages;
    private final ErrorPages errors;

    TopicPages(Drafting drafting, StepForms forms, Pages pages, ErrorPages errors) {
        this.drafting = drafting;
        this.forms = forms;
        this.pages = pages;
        this.errors = errors;
    }

    /** What a page does with a list of steps. */
    interface WithRoot {
        void show(Bot bot, ScenarioDraft draft, Root root);
    }

    /**
     * How a page of steps is shown.
     *
     * @param open position of the step with an open form, or empty
     * @param status what just happened, or empty
     * @param removed whether that can be taken back
     */
    record Showing(
            String open,
            String focus,
            String status,
            boolean removed,
            @Nullable String problem) {
        static final Showing USUAL = new Showing("", "", "", false, null);
    }

    void show(Context context) {
        withRoot(context, (bot, draft, root) -> {
            String at = Objects.requireNonNullElse(context.queryParam("at"), "");
            pages.show(context, "topics/page", view(context, bot, draft, root, new Showing(at, at, "", false, null)));
        });
    }

    /** The name of a topic or a block, or how often people may miss. */
    void change(Context context) {
        withRoot(context, (bot, draft, root) -> {
            String typed = BotForm.tidy(Objects.requireNonNullElse(context.formParam("name"), ""))
                    .strip();
            Optional<Edit> wish = switch (root) {
                case Root.OfTopic(String id) -> Optional.of(new Edit.RenameTopic(id, typed));
                case Root.OfBlock(String id) -> Optional.of(new Edit.RenameBlock(id, typed));
                case Root.Misses _ ->
                    Optional.of(typed)
                            .filter(number -> number.matches("\\d{1,3}"))
                            .map(number -> new Edit.SetMisses(Integer.parseInt(number)));
                case Root.Greeting _, Root.Fallback _ -> Optional.empty();
            };
            if (root instanceof Root.Misses && wish.isEmpty() && !typed.isEmpty()) {
                String problem = Messages.text(Exchange.language(context), "topics.problem.whole", typed);
                saved(context, bot, draft, "name-base", scenario -> name(scenario, root), problem);
            } else {
                save(context, bot, draft, "name-base", scenario -> name(scenario, root), wish.orElse(null));
            }
        });
    }

    void reword(Context context) {
        withRoot(context, (bot, draft, root) -> {
            if (root instanceof Root.OfTopic(String id)) {
                Edit wish = new Edit.SetWordings(id, wordings(context));
                save(context, bot, draft, "wordings-base", scenario -> wordings(scenario, root), wish);
            } else {
                errors.notFound(context);
            }
        });
    }

    private void save(
            Context context,
            Bot bot,
            ScenarioDraft draft,
            String field,
            Function<Scenario, Object> part,
            @Nullable Edit wish) {
        Edited edited = wish == null ? new Edited.Done(draft) : drafting.apply(context, bot, draft, part, wish);
        Locale language = Exchange.language(context);
        switch (edited) {
            case Edited.Done(ScenarioDraft after) -> {
                Drafting.kept(context);
                saved(context, bot, after, field, part, null);
            }
            case Edited.Changed(ScenarioDraft current) ->
                saved(
                        context,
                        bot,
                        current,
                        field,
                        part,
                        Messages.text(language, "topics.conflict.field", part.apply(current.scenario())));
            case Edited.Refused(var refusal) ->
                saved(context, bot, draft, field, part, Drafting.refusal(language, refusal));
            case Edited.Gone _ -> errors.notFound(context);
        }
    }

    /** After a conflict the page knows what it would save over, so that the next change does. */
    private void saved(
            Context context,
            Bot bot,
            ScenarioDraft draft,
            String field,
            Function<Scenario, Object> part,
            @Nullable String problem) {
        Root root = root(context).orElseThrow();
        pages.show(
                context,
                "topics/saved",
                new SavedView(
                        drafting.bar(context, bot, draft, problem),
                        field,
                        Drafting.digest(part.apply(draft.scenario())),
                        null,
                        false,
                        false,
                        null,
                        problems(context, bot, draft, root)));
    }

    /** The steps alone, after they were arranged. */
    void showSteps(Context context, Bot bot, ScenarioDraft draft, Root root, Showing showing) {
        pages.show(context, "topics/steps :: arranged", view(context, bot, draft, root, showing));
    }

    TopicView view(Context context, Bot bot, ScenarioDraft draft, Root root, Showing showing) {
        Locale language = Exchange.language(context);
        Scenario scenario = draft.scenario();
        String address = Drafting.address(bot);
        String own = address + "/topics/" + new Position(root, List.of());
        Findings findings = drafting.findings(context, bot, scenario);
        StepView.Drawing drawing = new StepView.Drawing(
                language,
                scenario,
                address,
                findings.byPlace(),
                forms.open(context, bot, scenario, showing.open()),
                showing.focus());
        return new TopicView(
                drafting.bar(context, bot, draft, showing.problem()),
                new StepWords(language, scenario).root(root),
                lead(language, root),
                own,
                address + "/topics",
                root instanceof Root.Misses ? "" : name(scenario, root).toString(),
                root instanceof Root.OfTopic || root instanceof Root.OfBlock,
                root instanceof Root.OfTopic,
                root instanceof Root.Misses,
                Integer.toString(scenario.fallback().afterMisses()),
                wordings(scenario, root),
                findings.under(new Position(root, List.of()).toString()),
                drawing.list(root),
                kinds(language),
                Drafting.digest(name(scenario, root)),
                Drafting.digest(wordings(scenario, root)),
                showing.status(),
                showing.removed(),
                address + "/rehearsal");
    }

    private List<TopicView.Problem> problems(Context context, Bot bot, ScenarioDraft draft, Root root) {
        return drafting.findings(context, bot, draft.scenario()).under(new Position(root, List.of()).toString());
    }

    private static String lead(Locale language, Root root) {
        return switch (root) {
            case Root.Greeting _ -> Messages.text(language, "topics.lead.greeting");
            case Root.Fallback _ -> Messages.text(language, "topics.lead.fallback");
            case Root.Misses _ -> Messages.text(language, "topics.lead.misses");
            case Root.OfBlock _ -> Messages.text(language, "topics.lead.block");
            case Root.OfTopic _ -> "";
        };
    }

    private static List<TopicView.Kind> kinds(Locale language) {
        return Arrays.stream(StepKind.values())
                .map(kind -> new TopicView.Kind(
                        kind.name(),
                        kind.icon(),
                        Messages.text(language, "topics.kind." + kind),
                        Messages.text(language, "topics.kind." + kind + ".hint")))
                .toList();
    }

    private static Object name(Scenario scenario, Root root) {
        return switch (root) {
            case Root.OfTopic(String id) -> scenario.topic(id).map(Topic::name).orElse("");
            case Root.OfBlock(String id) ->
                scenario.block(id).map(Scenario.Block::name).orElse("");
            case Root.Misses _ -> scenario.fallback().afterMisses();
            case Root.Greeting _, Root.Fallback _ -> "";
        };
    }

    private static List<String> wordings(Scenario scenario, Root root) {
        return root instanceof Root.OfTopic(String id)
                ? scenario.topic(id).map(Topic::wordings).orElse(List.of())
                : List.of();
    }

    /** Also several lines in one field, as they are pasted. */
    static List<String> wordings(Context context) {
        return context.formParams("wording").stream()
                .flatMap(typed -> BotForm.tidy(typed).lines())
                .map(String::strip)
                .filter(wording -> !wording.isEmpty())
                .distinct()
                .toList();
    }

    void withRoot(Context context, WithRoot page) {
        drafting.with(
                context,
                (bot, draft) -> root(context)
                        .filter(root -> exists(draft.scenario(), root))
                        .ifPresentOrElse(root -> page.show(bot, draft, root), () -> errors.notFound(context)));
    }

    private static Optional<Root> root(Context context) {
        return Position.read(context.pathParam("topic")).map(Position::root);
    }

    private static boolean exists(Scenario scenario, Root root) {
        return switch (root) {
            case Root.OfTopic(String id) -> scenario.topic(id).isPresent();
            case Root.OfBlock(String id) -> scenario.block(id).isPresent();
            case Root.Greeting _, Root.Fallback _, Root.Misses _ -> true;
        };
    }

    static void seeOther(Context context, String address) {
        context.redirect(address, HttpStatus.SEE_OTHER);
    }
}
