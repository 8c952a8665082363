package parley.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.web.TemplatesTest.Model;

/** What the templates of the editor are rendered with. */
final class EditorViews {
    private EditorViews() {}

    static List<Model> models(Locale language) {
        List<Model> models = new ArrayList<>();
        for (StepKind kind : StepKind.values()) {
            models.add(new Model("topics/page", topic(language, kind.blank())));
        }
        TopicListView.Row row =
                new TopicListView.Row("t1", "/a", "VPN", "vpn", "Says", "1 problem", true, "3 times", false);
        Scenario scenario = new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of());
        models.add(new Model(
                "topics/list",
                new TopicListView(
                        bar(language, true),
                        "Topics",
                        "/a",
                        row,
                        List.of(row),
                        row,
                        row,
                        List.of(row),
                        List.of(new StepField.Option("1", "Vera", false)),
                        SettingsForm.view(language, "/a", scenario),
                        "Copied.",
                        true,
                        "/p")));
        models.add(new Model(
                "topics/list",
                new TopicListView(
                        bar(language, false),
                        "Topics",
                        "/a",
                        row,
                        List.of(),
                        row,
                        row,
                        List.of(),
                        List.of(),
                        SettingsForm.view(language, "/a", scenario),
                        "",
                        false,
                        "/p")));
        models.addAll(versions(language));
        DocumentView.Mistake mistake = new DocumentView.Mistake("Line 1", "No.");
        models.add(new Model(
                "topics/document",
                new DocumentView(
                        "Document",
                        "/a",
                        "/b",
                        1,
                        "a.yaml",
                        "parley: 1",
                        "x",
                        List.of(mistake),
                        false,
                        List.of(),
                        "No.")));
        models.add(new Model(
                "topics/document",
                new DocumentView(
                        "Document", "/a", "/b", 1, "a.yaml", "parley: 1", "x", List.of(), true, List.of("New."), "")));
        return models;
    }

    private static TopicView topic(Locale language, Step step) {
        Scenario scenario = new Scenario(Locale.ENGLISH, List.of(step), List.of(), List.of());
        StepFormView form = new StepFormView(
                "step-0",
                "greeting/0",
                "/a",
                "b",
                "/e",
                new StepForm(language, scenario, Object::toString).fields(step),
                List.of("message"));
        StepView.Mark mark = new StepView.Mark(true, "No.");
        return new TopicView(
                bar(language, true),
                "VPN",
                "Lead",
                "/a",
                "/b",
                "VPN",
                true,
                true,
                false,
                "2",
                List.of("vpn"),
                List.of(new TopicView.Problem(true, "greeting/0", "/a", "Greeting", "No.")),
                new StepView.Drawing(language, scenario, "/a", Map.of("greeting/0", List.of(mark)), form, "greeting/0")
                        .list(new Root.Greeting()),
                Arrays.stream(StepKind.values())
                        .map(kind -> new TopicView.Kind(kind.name(), kind.icon(), "Say", "Says"))
                        .toList(),
                "n",
                "w",
                "Done.",
                true,
                "/p");
    }

    private static List<Model> versions(Locale language) {
        VersionView.Row row =
                new VersionView.Row(1, "Version 1", "/a", moment(language), "Vera", "Note", false, "2 follow", true);
        TestView.Row failed = new TestView.Row(
                "1",
                "/t/1",
                "tests",
                "Hours",
                false,
                List.of(new TestView.Line("hours", List.of("9"), List.of("10"), true)));
        TestView.Row passed = new TestView.Row("2", "/t/2", "tests", "VPN", true, List.of());
        TopicView.Problem problem = new TopicView.Problem(true, "greeting", "/a", "Greeting", "No.");
        RehearsalView.Entry answer = new RehearsalView.Entry(
                "hours",
                "",
                List.of(
                        new RehearsalView.Line(
                                false,
                                "At nine.",
                                "https://acme.example/a.png",
                                List.of(new RehearsalView.Link("Map", "https://acme.example/")),
                                List.of("Yes"),
                                false,
                                "/s",
                                "greeting/0"),
                        new RehearsalView.Line(true, "A task", "", List.of(), List.of(), false, "", "")),
                "Because.",
                "hours",
                "/t");
        RehearsalView.Entry silence = new RehearsalView.Entry("hours", "", List.of(), "", "", "");
        return List.of(
                new Model(
                        "versions/replay",
                        new ReplayView(
                                "Real messages",
                                "/a",
                                "/b",
                                List.of(new StepField.Option("50", "50", true)),
                                "Compared: 2.",
                                "Late.",
                                List.of(new ReplayView.Row("hours", moment(language), answer, silence)),
                                true)),
                new Model(
                        "versions/replay",
                        new ReplayView("Real messages", "/a", "/b", List.of(), "", "", List.of(), false)),
                new Model(
                        "versions/list",
                        new VersionView.ListView("Versions", "/t", "/r", "/n", true, "Done.", List.of(row))),
                new Model(
                        "versions/list", new VersionView.ListView("Versions", "/t", "/r", "/n", false, "", List.of())),
                new Model("versions/one", new VersionView.OneView("Version 1", "/a", "/b", row, List.of("Other."), 1)),
                new Model(
                        "versions/new",
                        new VersionView.NewView(
                                "Publish",
                                "/a",
                                "/b",
                                "/r",
                                1,
                                true,
                                List.of("Other."),
                                List.of(problem),
                                false,
                                List.of(failed, passed),
                                "",
                                "No.")),
                new Model("versions/tests", new TestView("Tests", "/a", "/b", List.of(failed, passed))),
                new Model("versions/tests", new TestView("Tests", "/a", "/b", List.of())));
    }

    private static DraftBar bar(Locale language, boolean different) {
        return new DraftBar(
                "/app/bots/1",
                "/p",
                1,
                "1 change",
                different,
                moment(language),
                true,
                false,
                "topic:vpn",
                different ? "Vera, too." : "",
                different ? "No." : null);
    }

    private static Moment moment(Locale language) {
        return Moment.of(language, Instant.EPOCH, Instant.EPOCH);
    }
}
