package parley.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Why;
import parley.insight.Entry;
import parley.insight.Questions;
import parley.portals.Colleague;
import parley.portals.UserId;
import parley.running.DialogId;

/** The pages of past conversations, in every state they can be in. */
final class InsightModels {
    private InsightModels() {}

    record Model(String template, Object view) {}

    static List<Model> of(Locale language, Bot bot) {
        Moment moment = Moment.of(language, Instant.EPOCH, Instant.EPOCH);
        List<TopicLabels.Option> options = new TopicLabels(language, bot).options("");
        List<TranscriptsView.Talk> talks = List.of(new TranscriptsView.Talk(
                "/a",
                Avatars.of(new Colleague(new UserId(17), "Ivan")),
                "Ivan",
                "Hello",
                moment,
                "2",
                "Private",
                "1",
                "Over"));
        List<Model> models = new ArrayList<>(List.of(
                new Model(
                        "transcripts/list",
                        new TranscriptsView(
                                "T", "/b", "/a", "w", "p", "", options, options, true, talks, "/c", "90", options,
                                "Saved.")),
                new Model("transcripts/list", empty(options, true)),
                new Model("transcripts/list", empty(options, false)),
                new Model("transcripts/talk", talk(language, bot)),
                new Model("numbers/page", numbers(List.of(1L, 2L, 3L), false)),
                new Model("numbers/page", numbers(List.of(), true)),
                new Model("erasures/page", new ErasureView("E", "/a", "", List.of("1"), List.of())),
                new Model(
                        "erasures/page",
                        new ErasureView(
                                "E",
                                "/a",
                                "Done.",
                                List.of(),
                                List.of(new ErasureView.Receipt("1", "Vera", moment, List.of("1")))))));
        for (Questions.Standing standing : Questions.Standing.values()) {
            models.add(new Model("questions/list", questions(standing, moment, options)));
        }
        models.add(new Model(
                "questions/list",
                new QuestionsView("Q", "/b", "/a", List.of(), "OPEN", List.of(), List.of(), List.of("Added."))));
        return models;
    }

    private static TranscriptsView empty(List<TopicLabels.Option> options, boolean filtered) {
        return new TranscriptsView(
                "T", "/b", "/a", "", "", "", options, options, filtered, List.of(), "", "90", List.of(), "");
    }

    /** A turn of every kind, by every rule. */
    private static TalkView talk(Locale language, Bot bot) {
        TurnLines lines = new TurnLines(language, new TopicLabels(language, bot), Instant.EPOCH);
        List<TalkView.TurnLine> turns = new ArrayList<>();
        for (Why.Rule rule : Why.Rule.values()) {
            Entry.Kind kind = List.of(Entry.Kind.values()).get(turns.size() % Entry.Kind.values().length);
            turns.add(lines.line(entry(bot, kind, rule, "hello", null)));
            turns.add(lines.line(entry(bot, kind, rule, "", new Why.RunnerUp("wifi", "wifi", 3))));
        }
        return new TalkView("T", "/b", "/e", turns);
    }

    private static Entry entry(Bot bot, Entry.Kind kind, Why.Rule rule, String said, Why.@Nullable RunnerUp runnerUp) {
        List<Position> steps = Arrays.stream("greeting/0 fallback/0 misses/1 topic:t1/0/1/2 block:b/0".split(" "))
                .map(text -> Position.read(text).orElseThrow())
                .toList();
        return new Entry(
                1,
                bot.id(),
                new DialogId("17"),
                LocalDate.EPOCH,
                0,
                Instant.EPOCH,
                17,
                "Ivan",
                Place.PRIVATE,
                kind,
                said,
                "Answer",
                new Why(rule, "t1", "hello", "hello", 80, runnerUp),
                steps,
                steps.getFirst(),
                true,
                rule == Why.Rule.FALLBACK,
                1);
    }

    private static NumbersView numbers(List<Long> values, boolean nothing) {
        NumbersView.Chart chart = new NumbersView.Chart(
                "days", "Days", "line", List.of("Day", "A", "B", "C"), List.of(new NumbersView.Row("1", values)));
        return new NumbersView(
                "N",
                "/b",
                List.of(new QuestionsView.Tab("/a", "7", true)),
                nothing,
                List.of(new NumbersView.Sum("A", "1")),
                chart,
                chart,
                nothing ? List.of() : List.of(new NumbersView.TopicRow("T", "/t", 1, 2, 3, 4, 5)),
                nothing ? List.of() : List.of(new NumbersView.LeftRow("T", "/t", 1)),
                "Counted.",
                "/c",
                "numbers.csv");
    }

    private static QuestionsView questions(
            Questions.Standing standing, Moment moment, List<TopicLabels.Option> options) {
        boolean answered = standing == Questions.Standing.ANSWERED;
        return new QuestionsView(
                "Q",
                "/b",
                "/a",
                List.of(new QuestionsView.Tab("/a", "Open", true)),
                standing.name(),
                List.of(new QuestionsView.Line(
                        "q1",
                        "coffe",
                        "coffee?",
                        "2",
                        "1",
                        moment,
                        answered ? "/t" : "",
                        answered ? "Coffee" : "",
                        answered ? "Live" : "",
                        answered ? "Tell" : "")),
                options,
                answered ? List.of("Told.", "Not told.") : List.of());
    }
}
