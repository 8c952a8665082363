package parley.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.engine.Position;
import parley.engine.Step;

/** The steps of a topic: opened, changed, added, moved, copied, removed. */
final class StepPages {
    private final Drafting drafting;
    private final StepForms forms;
    private final TopicPages topics;
    private final Pages pages;
    private final ErrorPages errors;

    StepPages(Drafting drafting, StepForms forms, TopicPages topics, Pages pages, ErrorPages errors) {
        this.drafting = drafting;
        this.forms = forms;
        this.topics = topics;
        this.pages = pages;
        this.errors = errors;
    }

    /** What the list of employees under a search shows. */
    public record EmployeesView(List<StepField.Option> found) {}

    void open(Context context) {
        drafting.with(context, (bot, draft) -> {
            StepFormView form = forms.open(context, bot, draft.scenario(), at(context));
            if (form == null) {
                errors.notFound(context);
            } else {
                pages.show(context, "topics/form :: alone", form);
            }
        });
    }

    void change(Context context) {
        drafting.with(context, (bot, draft) -> {
            Optional<Position> at = Position.read(at(context));
            Optional<Step> before = at.flatMap(draft.scenario()::step);
            if (before.isEmpty()) {
                gone(context, bot, draft);
                return;
            }
            ReadStep reader = new ReadStep(context.formParamMap());
            Step wished = reader.read(before.get());
            Edited edited = drafting.apply(
                    context,
                    bot,
                    draft,
                    scenario -> scenario.step(at.get()).map(StepState::of).orElse(""),
                    new Edit.ReplaceStep(at.get(), wished));
            Locale language = Exchange.language(context);
            switch (edited) {
                case Edited.Done(ScenarioDraft after) -> {
                    Drafting.kept(context);
                    pages.show(
                            context, "topics/saved", saved(context, bot, draft, after, unread(language, reader), null));
                }
                case Edited.Changed(ScenarioDraft current) ->
                    pages.show(
                            context,
                            "topics/saved",
                            saved(context, bot, current, current, null, conflict(language, bot, current, at(context))));
                case Edited.Refused(var refusal) ->
                    pages.show(
                            context,
                            "topics/saved",
                            saved(context, bot, draft, draft, Drafting.refusal(language, refusal), null));
                case Edited.Gone _ -> errors.notFound(context);
            }
        });
    }

    private static @Nullable String unread(Locale language, ReadStep reader) {
        return reader.unread().stream()
                .findFirst()
                .map(typed -> Messages.text(language, "topics.problem.number", typed))
                .orElse(null);
    }

    /** The step is not there any more: what was typed stays on the page, and the page says so. */
    private void gone(Context context, Bot bot, ScenarioDraft draft) {
        Locale language = Exchange.language(context);
        pages.show(
                context,
                "topics/saved",
                new SavedView(
                        drafting.bar(context, bot, draft, Messages.text(language, "topics.refusal.NOT_THERE")),
                        "",
                        "",
                        null,
                        false,
                        false,
                        null,
                        List.of()));
    }

    private SavedView saved(
            Context context,
            Bot bot,
            ScenarioDraft before,
            ScenarioDraft after,
            @Nullable String problem,
            SavedView.@Nullable Conflict conflict) {
        String at = at(context);
        Position position = Position.read(at).orElseThrow();
        StepFormView form = forms.open(context, bot, after.scenario(), at);
        StepView now = drawing(context, bot, after, form).step(at, step(after, position));
        StepView then = drawing(context, bot, before, null).step(at, step(before, position));
        boolean reload = !shape(context, bot, before, at).equals(shape(context, bot, after, at));
        return new SavedView(
                drafting.bar(context, bot, after, problem),
                "base-" + now.id(),
                // Saving over a colleague's change is for the button that says so.
                conflict == null && form != null ? form.base() : lastBase(context),
                now,
                !StepView.shape(then.branches()).equals(StepView.shape(now.branches())),
                reload,
                conflict,
                drafting.findings(context, bot, after.scenario())
                        .under(new Position(position.root(), List.of()).toString()));
    }

    private static Step step(ScenarioDraft draft, Position at) {
        return draft.scenario().step(at).orElseThrow();
    }

    private static String lastBase(Context context) {
        List<String> bases = context.formParams("base");
        return bases.isEmpty() ? "" : bases.getFirst();
    }

    /** Which fields there are, and what they are for. */
    private List<String> shape(Context context, Bot bot, ScenarioDraft draft, String at) {
        StepFormView form = forms.open(context, bot, draft.scenario(), at);
        return form == null
                ? List.of()
                : form.fields().stream()
                        .map(field ->
                                field.name() + field.label() + field.branches().size() + peopleOf(field))
                        .toList();
    }

    private static String peopleOf(StepField field) {
        return field.type() == StepField.Type.PEOPLE ? field.options().toString() : "";
    }

    private StepView.Drawing drawing(Context context, Bot bot, ScenarioDraft draft, @Nullable StepFormView form) {
        Locale language = Exchange.language(context);
        String address = Drafting.address(bot);
        return new StepView.Drawing(
                language,
                draft.scenario(),
                address,
                drafting.findings(context, bot, draft.scenario()).byPlace(),
                form,
                "");
    }

    private static SavedView.Conflict conflict(Locale language, Bot bot, ScenarioDraft current, String at) {
        Step theirs = step(current, Position.read(at).orElseThrow());
        String id = "step-" + StepView.Drawing.path(at);
        return new SavedView.Conflict(
                id + "-conflict",
                current.changedBy() == null ? "" : Avatars.name(language, current.changedBy()),
                new StepWords(language, current.scenario()).sentence(theirs),
                Drafting.digest(StepState.of(theirs)),
                id + "-fields",
                Drafting.address(bot) + "/step?at=" + at);
    }

    /** One wish for the order of the steps: the name of the field says what, its value where. */
    void arrange(Context context) {
        topics.withRoot(context, (bot, draft, root) -> {
            Optional<Arrangement> wish = Arrangement.of(context.formParamMap(), draft.scenario());
            Edited edited =
                    wish.isPresent() ? drafting.apply(context, bot, wish.get().edit()) : new Edited.Done(draft);
            Locale language = Exchange.language(context);
            switch (edited) {
                case Edited.Done(ScenarioDraft after) ->
                    topics.showSteps(context, bot, after, root, arranged(context, language, wish));
                case Edited.Changed(ScenarioDraft current) ->
                    topics.showSteps(context, bot, current, root, problem(language, "topics.conflict.steps"));
                case Edited.Refused(var refusal) ->
                    topics.showSteps(
                            context,
                            bot,
                            draft,
                            root,
                            new TopicPages.Showing("", "", "", false, Drafting.refusal(language, refusal)));
                case Edited.Gone _ -> errors.notFound(context);
            }
        });
    }

    private static TopicPages.Showing problem(Locale language, String key) {
        return new TopicPages.Showing("", "", "", false, Messages.text(language, key));
    }

    private static TopicPages.Showing arranged(Context context, Locale language, Optional<Arrangement> wish) {
        if (wish.isEmpty()) {
            return TopicPages.Showing.USUAL;
        }
        Arrangement done = wish.get();
        boolean open = done.deed() == Arrangement.Deed.ADDED || "yes".equals(context.formParam("open"));
        return new TopicPages.Showing(
                open && done.deed() != Arrangement.Deed.REMOVED ? done.focus() : "",
                done.focus(),
                Messages.text(language, "topics.steps." + done.deed()),
                done.deed() == Arrangement.Deed.REMOVED,
                null);
    }

    void employees(Context context) {
        drafting.with(
                context,
                (bot, _) -> pages.show(
                        context, "topics/employees", new EmployeesView(forms.search(context, bot.portal()))));
    }

    private static String at(Context context) {
        return Objects.requireNonNullElse(context.queryParam("at"), "");
    }
}
