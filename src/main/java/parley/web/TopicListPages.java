package parley.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Edit;
import parley.authoring.EditScenario;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.engine.Position;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Topic;
import parley.insight.Numbers;

/** The topics of a bot: listed, added, ordered, copied, removed; and what holds for all of them. */
final class TopicListPages {
    private static final int MOST_SHOWN = 3;

    private final Drafting drafting;
    private final EditScenario edit;
    private final Numbers numbers;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    TopicListPages(Drafting drafting, EditScenario edit, Numbers numbers, Clock clock, Pages pages, ErrorPages errors) {
        this.drafting = drafting;
        this.edit = edit;
        this.numbers = numbers;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void list(Context context) {
        drafting.with(context, (bot, draft) -> {
            context.header("HX-Push-Url", Drafting.address(bot) + "/topics");
            pages.show(context, "topics/list", view(context, bot, draft, "", null));
        });
    }

    /** A new topic is edited at once. */
    void add(Context context) {
        String name = typed(context, "name");
        drafting.with(
                context,
                (bot, draft) -> answer(
                        context,
                        bot,
                        draft,
                        drafting.apply(context, bot, new Edit.AddTopic(name, List.of(name))),
                        after -> {
                            TopicPages.seeOther(
                                    context,
                                    Drafting.address(bot) + "/topics/topic:"
                                            + after.scenario()
                                                    .topics()
                                                    .getLast()
                                                    .id());
                        }));
    }

    void addBlock(Context context) {
        drafting.with(
                context,
                (bot, draft) -> answer(
                        context,
                        bot,
                        draft,
                        drafting.apply(context, bot, new Edit.AddBlock(typed(context, "name"))),
                        after -> {
                            TopicPages.seeOther(
                                    context,
                                    Drafting.address(bot) + "/topics/block:"
                                            + after.scenario()
                                                    .blocks()
                                                    .getLast()
                                                    .id());
                        }));
    }

    /** What becomes of a topic as a whole. */
    void arrange(Context context) {
        drafting.with(context, (bot, draft) -> {
            Optional<Edit> wish = wish(context, draft.scenario());
            Edited edited = wish.isPresent() ? drafting.apply(context, bot, wish.get()) : new Edited.Done(draft);
            answer(context, bot, draft, edited, after -> {
                context.header("HX-Push-Url", "false");
                pages.show(context, "topics/list", view(context, bot, after, focus(context), null));
            });
        });
    }

    private static Optional<Edit> wish(Context context, Scenario scenario) {
        List<String> ids = scenario.topics().stream().map(Topic::id).toList();
        if (context.formParam("up") != null) {
            return Optional.of(new Edit.MoveTopic(typed(context, "up"), ids.indexOf(typed(context, "up")) - 1));
        } else if (context.formParam("down") != null) {
            return Optional.of(new Edit.MoveTopic(typed(context, "down"), ids.indexOf(typed(context, "down")) + 1));
        } else if (context.formParam("copy") != null) {
            return Optional.of(new Edit.DuplicateTopic(typed(context, "copy")));
        } else if (context.formParam("remove") != null) {
            return Optional.of(new Edit.RemoveTopic(typed(context, "remove")));
        } else if (context.formParam("remove-block") != null) {
            return Optional.of(new Edit.RemoveBlock(typed(context, "remove-block")));
        } else if (context.formParam("moved") != null && typed(context, "place").matches("\\d{1,4}")) {
            return Optional.of(new Edit.MoveTopic(typed(context, "moved"), Integer.parseInt(typed(context, "place"))));
        } else {
            return Optional.empty();
        }
    }

    private static String focus(Context context) {
        return typed(context, "up") + typed(context, "down") + typed(context, "moved");
    }

    /** A copy of a topic for another bot; moved, it is gone from this one. */
    void transfer(Context context) {
        drafting.with(context, (bot, draft) -> {
            Optional<Topic> topic = draft.scenario().topic(typed(context, "topic"));
            Optional<Bot> other = Drafting.number(typed(context, "bot"))
                    .flatMap(id -> Exchange.desk(context).find(new BotId(id)));
            Optional<ScenarioDraft> theirs = other.flatMap(found -> edit.find(found.portal(), found.id()));
            if (topic.isEmpty() || theirs.isEmpty()) {
                errors.notFound(context);
                return;
            }
            Edit wish = new Edit.AddTopic(
                    topic.get().name(), topic.get().wordings(), topic.get().steps());
            boolean move = !typed(context, "move").isEmpty();
            Edited there = move && Drafting.revision(context) != draft.revision()
                    ? new Edited.Changed(draft)
                    : edit.apply(
                            bot.portal(),
                            Drafting.user(context),
                            other.get().id(),
                            theirs.get().revision(),
                            wish);
            Edited edited = move && there instanceof Edited.Done
                    ? drafting.apply(
                            context, bot, new Edit.RemoveTopic(topic.get().id()))
                    : there;
            answer(context, bot, draft, edited, _ -> {
                String done = Messages.text(
                        Exchange.language(context),
                        move ? "topics.transfer.moved" : "topics.transfer.copied",
                        other.get().profile().fullName());
                edit.find(bot.portal(), bot.id()).ifPresent(now -> {
                    context.header("HX-Push-Url", "false");
                    pages.show(
                            context,
                            "topics/list",
                            view(context, bot, now, "", null).with(done));
                });
            });
        });
    }

    void undo(Context context) {
        drafting.with(
                context,
                (bot, draft) ->
                        answer(context, bot, draft, drafting.undo(context, bot), after -> turned(context, bot, after)));
    }

    void redo(Context context) {
        drafting.with(
                context,
                (bot, draft) ->
                        answer(context, bot, draft, drafting.redo(context, bot), after -> turned(context, bot, after)));
    }

    /** Back to the page it was wished on, as it is now; that page may be gone with its topic. */
    private void turned(Context context, Bot bot, ScenarioDraft after) {
        String own = Drafting.address(bot) + "/topics";
        String page = typed(context, "page");
        boolean sound = page.startsWith(own + "/") && page.matches("[\\w/:.%-]+");
        Scenario now = after.scenario();
        boolean there = sound
                && Position.read(page.substring(own.length() + 1))
                        .map(Position::root)
                        .filter(root -> !(root instanceof Root.OfTopic(String id))
                                || now.topic(id).isPresent())
                        .filter(root -> !(root instanceof Root.OfBlock(String id))
                                || now.block(id).isPresent())
                        .isPresent();
        TopicPages.seeOther(context, there ? page : own);
    }

    /** Who else is here, asked for now and then; whoever asks is here, too. */
    void stand(Context context) {
        drafting.with(
                context,
                (bot, draft) -> pages.show(context, "topics/bar :: noticed", drafting.bar(context, bot, draft, null)));
    }

    void settle(Context context) {
        drafting.with(context, (bot, draft) -> {
            Locale language = Exchange.language(context);
            SettingsForm form = new SettingsForm(context.formParamMap(), draft.scenario());
            ScenarioDraft last = draft;
            List<String> problems = new ArrayList<>();
            for (SettingsForm.Wish wish : form.wishes()) {
                Edited edited = form.isAsShown(wish.part(), last.scenario())
                        ? edit.apply(bot.portal(), Drafting.user(context), bot.id(), last.revision(), wish.edit())
                        : new Edited.Changed(last);
                switch (edited) {
                    case Edited.Done(ScenarioDraft after) -> last = after;
                    case Edited.Changed(ScenarioDraft current) -> {
                        last = current;
                        problems.add(Messages.text(language, "topics.conflict.settings"));
                    }
                    case Edited.Refused(var refusal) -> problems.add(Drafting.refusal(language, refusal));
                    case Edited.Gone _ -> {
                        errors.notFound(context);
                        return;
                    }
                }
            }
            if (problems.isEmpty()) {
                Drafting.kept(context);
            }
            form.problem(language).ifPresent(problems::add);
            pages.show(
                    context,
                    "topics/bar :: told",
                    new SettledView(
                            drafting.bar(context, bot, last, problems.isEmpty() ? null : problems.getFirst()),
                            form.bases(last.scenario())));
        });
    }

    private interface Then {
        void show(ScenarioDraft after);
    }

    private void answer(Context context, Bot bot, ScenarioDraft draft, Edited edited, Then then) {
        Locale language = Exchange.language(context);
        switch (edited) {
            case Edited.Done(ScenarioDraft after) -> then.show(after);
            case Edited.Changed(ScenarioDraft current) ->
                refuse(context, bot, current, Messages.text(language, "topics.conflict.steps"));
            case Edited.Refused(var refusal) -> refuse(context, bot, draft, Drafting.refusal(language, refusal));
            case Edited.Gone _ -> errors.notFound(context);
        }
    }

    private void refuse(Context context, Bot bot, ScenarioDraft draft, String problem) {
        context.header("HX-Push-Url", Drafting.address(bot) + "/topics");
        pages.show(context, "topics/list", view(context, bot, draft, "", problem));
    }

    private TopicListView view(Context context, Bot bot, ScenarioDraft draft, String focus, @Nullable String problem) {
        Locale language = Exchange.language(context);
        Scenario scenario = draft.scenario();
        String address = Drafting.address(bot);
        boolean removed = draft.undoable() && context.formParam("remove") != null;
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.scenario().zone());
        Rows rows = new Rows(
                language,
                scenario,
                address + "/topics/",
                drafting.findings(context, bot, scenario),
                numbers.hits(bot.portal(), bot.id(), today),
                focus);
        return new TopicListView(
                drafting.bar(context, bot, draft, problem),
                Messages.text(language, "topics.list.title", bot.profile().fullName()),
                address,
                rows.row(new Root.Greeting(), ""),
                scenario.topics().stream()
                        .map(topic -> rows.row(new Root.OfTopic(topic.id()), said(language, topic)))
                        .toList(),
                rows.row(new Root.Fallback(), ""),
                rows.row(new Root.Misses(), ""),
                scenario.blocks().stream()
                        .map(block -> rows.row(new Root.OfBlock(block.id()), ""))
                        .toList(),
                Exchange.desk(context).all().stream()
                        .filter(other -> !other.id().equals(bot.id()))
                        .map(other -> new StepField.Option(
                                Long.toString(other.id().value()),
                                other.profile().fullName(),
                                false))
                        .toList(),
                SettingsForm.view(language, address, scenario),
                removed ? removed(language, bot, typed(context, "remove")) : "",
                removed,
                address + "/rehearsal");
    }

    private String removed(Locale language, Bot bot, String topic) {
        List<String> commands = drafting.commands(bot, topic);
        return commands.isEmpty()
                ? Messages.text(language, "topics.list.removed")
                : Messages.text(language, "topics.list.removed.commands", String.join(", ", commands));
    }

    private static String said(Locale language, Topic topic) {
        String first = topic.wordings().stream().limit(MOST_SHOWN).collect(Collectors.joining(" · "));
        int more = topic.wordings().size() - MOST_SHOWN;
        return more > 0 ? Messages.text(language, "topics.list.wordings.more", first, more) : first;
    }

    /** Draws the rows of the list. */
    private record Rows(
            Locale language,
            Scenario scenario,
            String address,
            Findings findings,
            Map<String, Long> hits,
            String focus) {

        TopicListView.Row row(Root root, String wordings) {
            String at = new Position(root, List.of()).toString();
            List<TopicView.Problem> problems = findings.under(at);
            StepWords words = new StepWords(language, scenario);
            List<Step> steps = scenario.steps(root);
            String id = at.substring(at.indexOf(':') + 1);
            return new TopicListView.Row(
                    id,
                    address + at,
                    words.root(root),
                    wordings,
                    steps.isEmpty()
                            ? Messages.text(language, "topics.list.nothing")
                            : IntStream.range(0, Math.min(MOST_SHOWN, steps.size()))
                                    .mapToObj(number -> words.sentence(steps.get(number)))
                                    .collect(Collectors.joining(" · ")),
                    problems.isEmpty() ? "" : Plural.text(language, "topics.list.problems", problems.size()),
                    problems.stream().anyMatch(TopicView.Problem::error),
                    root instanceof Root.OfTopic(String topic) ? asked(topic) : "",
                    !focus.isEmpty() && focus.equals(id));
        }

        /** A bot that nobody has asked for anything yet has nothing to compare. */
        private String asked(String topic) {
            return hits.isEmpty() ? "" : Plural.text(language, "topics.list.hits", hits.getOrDefault(topic, 0L));
        }
    }

    private static String typed(Context context, String name) {
        return BotForm.tidy(Objects.requireNonNullElse(context.formParam(name), ""))
                .strip();
    }
}
