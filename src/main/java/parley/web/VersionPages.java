package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.authoring.Bot;
import parley.authoring.Edited;
import parley.authoring.FailedTest;
import parley.authoring.Publish;
import parley.authoring.Published;
import parley.authoring.RehearseScenario;
import parley.authoring.SavedTest;
import parley.authoring.SavedTests;
import parley.authoring.ScenarioDraft;
import parley.authoring.Underway;
import parley.authoring.Version;
import parley.authoring.document.CompareScenarios;
import parley.engine.Scenario;

/** Versions of what a bot says: published, listed, gone back to; and the saved chats that watch over them. */
final class VersionPages {
    private final Drafting drafting;
    private final Publish publish;
    private final SavedTests tests;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    VersionPages(Drafting drafting, Publish publish, SavedTests tests, Clock clock, Pages pages, ErrorPages errors) {
        this.drafting = drafting;
        this.publish = publish;
        this.tests = tests;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void list(Context context) {
        drafting.with(context, (bot, draft) -> {
            Locale language = Exchange.language(context);
            String address = Drafting.address(bot) + "/versions";
            context.header("HX-Push-Url", address);
            Map<Integer, Long> underway = publish.underway(bot.portal(), bot.id()).stream()
                    .collect(Collectors.toMap(Underway.Count::version, Underway.Count::conversations));
            pages.show(
                    context,
                    "versions/list",
                    new VersionView.ListView(
                            Messages.text(
                                    language, "versions.title", bot.profile().fullName()),
                            Drafting.address(bot) + "/tests",
                            Drafting.address(bot) + "/replay",
                            address + "/new",
                            !draft.scenario().equals(bot.scenario()),
                            notice(context, language, bot),
                            publish.versions(bot.portal(), bot.id()).stream()
                                    .map(version -> row(language, bot, version, underway))
                                    .toList()));
        });
    }

    private static String notice(Context context, Locale language, Bot bot) {
        String done = Objects.requireNonNullElse(context.queryParam("done"), "");
        return switch (done) {
            case "published" -> Messages.text(language, "versions.done.published");
            case "returned" -> Messages.text(language, "versions.done.returned", bot.version());
            case "moved" -> Messages.text(language, "versions.done.moved");
            default -> "";
        };
    }

    private VersionView.Row row(Locale language, Bot bot, Version version, Map<Integer, Long> underway) {
        long conversations = underway.getOrDefault(version.number(), 0L);
        boolean live = bot.version() == version.number();
        return new VersionView.Row(
                version.number(),
                Messages.text(language, "versions.number", version.number()),
                Drafting.address(bot) + "/versions/" + version.number(),
                Moment.of(language, version.at(), clock.instant()),
                version.by() == null ? "" : Avatars.name(language, version.by()),
                version.note(),
                live,
                conversations == 0 ? "" : Plural.text(language, "versions.underway", conversations),
                conversations > 0 && !live);
    }

    /** One version beside the live one. */
    void show(Context context) {
        withVersion(context, (bot, draft, version) -> {
            Locale language = Exchange.language(context);
            pages.show(
                    context,
                    "versions/one",
                    new VersionView.OneView(
                            Messages.text(language, "versions.number", version.number()),
                            Drafting.address(bot) + "/versions/" + version.number(),
                            Drafting.address(bot) + "/versions",
                            row(language, bot, version, Map.of()),
                            differences(language, version.scenario(), bot.scenario()),
                            draft.revision()));
        });
    }

    private static List<String> differences(Locale language, Scenario before, Scenario after) {
        return CompareScenarios.compare(before, after).stream()
                .map(change -> ScenarioWords.change(language, change))
                .toList();
    }

    void blank(Context context) {
        drafting.with(context, (bot, draft) -> showNew(context, bot, draft, "", ""));
    }

    private void showNew(Context context, Bot bot, ScenarioDraft draft, String note, String problem) {
        Locale language = Exchange.language(context);
        Findings findings = drafting.findings(context, bot, draft.scenario());
        TestWords words = new TestWords(language, Drafting.address(bot) + "/tests", "publication");
        pages.show(
                context,
                "versions/new",
                new VersionView.NewView(
                        Messages.text(
                                language, "versions.new.title", bot.profile().fullName()),
                        Drafting.address(bot) + "/versions",
                        Drafting.address(bot) + "/topics",
                        Drafting.address(bot) + "/replay",
                        draft.revision(),
                        !draft.scenario().equals(bot.scenario()),
                        differences(language, bot.scenario(), draft.scenario()),
                        findings.all(),
                        findings.all().stream().noneMatch(TopicView.Problem::error),
                        tests.of(bot.portal()).all(bot.id()).stream()
                                .map(test -> words.row(test, draft.scenario()))
                                .toList(),
                        note,
                        problem));
    }

    void create(Context context) {
        drafting.with(context, (bot, draft) -> {
            String note = note(context);
            switch (publish.publish(bot.portal(), Drafting.user(context), bot.id(), Drafting.revision(context), note)) {
                case Published.Live _ ->
                    TopicPages.seeOther(context, Drafting.address(bot) + "/versions?done=published");
                case Published.Unfit _ -> refuse(context, bot, draft, note, "versions.problem.unfit");
                case Published.Broken(List<FailedTest> _) ->
                    refuse(context, bot, draft, note, "versions.problem.broken");
                case Published.Changed _ -> refuse(context, bot, draft, note, "versions.problem.changed");
                case Published.Gone _ -> errors.notFound(context);
            }
        });
    }

    private void refuse(Context context, Bot bot, ScenarioDraft draft, String note, String key) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        context.header("HX-Push-Url", "false");
        showNew(context, bot, draft, note, Messages.text(Exchange.language(context), key));
    }

    void goBack(Context context) {
        withVersion(context, (bot, _, version) -> {
            publish.goBack(bot.portal(), Drafting.user(context), bot.id(), version.number());
            TopicPages.seeOther(context, Drafting.address(bot) + "/versions?done=returned");
        });
    }

    void useAsDraft(Context context) {
        withVersion(context, (bot, draft, version) -> {
            Edited edited = publish.useAsDraft(
                    bot.portal(), Drafting.user(context), bot.id(), draft.revision(), version.number());
            if (edited instanceof Edited.Gone) {
                errors.notFound(context);
            } else {
                TopicPages.seeOther(context, Drafting.address(bot) + "/topics");
            }
        });
    }

    /** Conversations that follow this version follow the live one from now on. */
    void move(Context context) {
        withVersion(context, (bot, _, version) -> {
            publish.move(bot.portal(), bot.id(), version.number());
            TopicPages.seeOther(context, Drafting.address(bot) + "/versions?done=moved");
        });
    }

    void listTests(Context context) {
        drafting.with(context, (bot, draft) -> {
            Locale language = Exchange.language(context);
            TestWords words = new TestWords(language, Drafting.address(bot) + "/tests", "tests");
            pages.show(
                    context,
                    "versions/tests",
                    new TestView(
                            Messages.text(
                                    language,
                                    "versions.tests.title",
                                    bot.profile().fullName()),
                            Drafting.address(bot) + "/tests",
                            Drafting.address(bot) + "/versions",
                            tests.of(bot.portal()).all(bot.id()).stream()
                                    .map(test -> words.row(test, draft.scenario()))
                                    .toList()));
        });
    }

    void deleteTest(Context context) {
        drafting.with(context, (bot, _) -> {
            Drafting.number(context.pathParam("test"))
                    .ifPresent(id -> tests.of(bot.portal()).remove(bot.id(), new SavedTest.TestId(id)));
            TopicPages.seeOther(context, Drafting.address(bot) + "/tests");
        });
    }

    /** The author agrees with what the draft says now. */
    void renewTest(Context context) {
        drafting.with(context, (bot, draft) -> {
            SavedTests.OfPortal own = tests.of(bot.portal());
            Drafting.number(context.pathParam("test"))
                    .flatMap(id -> own.find(bot.id(), new SavedTest.TestId(id)))
                    .ifPresent(test -> own.save(bot.id(), RehearseScenario.record(draft.scenario(), test)));
            if ("publication".equals(context.formParam("page"))) {
                // Shown again and not gone to, for the note of the version comes along and belongs into no address.
                context.header("HX-Push-Url", "false");
                showNew(context, bot, draft, note(context), "");
            } else {
                TopicPages.seeOther(context, Drafting.address(bot) + "/tests");
            }
        });
    }

    private static String note(Context context) {
        return BotForm.tidy(Objects.requireNonNullElse(context.formParam("note"), ""));
    }

    private interface WithVersion {
        void show(Bot bot, ScenarioDraft draft, Version version);
    }

    private void withVersion(Context context, WithVersion page) {
        drafting.with(context, (bot, draft) -> {
            Optional<Version> version = publish.versions(bot.portal(), bot.id()).stream()
                    .filter(each -> Integer.toString(each.number()).equals(context.pathParam("version")))
                    .findFirst();
            version.ifPresentOrElse(found -> page.show(bot, draft, found), () -> errors.notFound(context));
        });
    }
}
