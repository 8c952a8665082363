package parley.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Step.Silence;

/** Scenarios that nobody would write, with every kind of step in any place, and references that lead nowhere. */
final class StrangeScenario {
    private static final List<String> TEXTS = List.of(
            "Hello",
            "",
            " ",
            "{x}",
            "{y:long|none}",
            "{person.first}, {x}?",
            "Привет 😀",
            "{message}",
            "{now.date:weekday}");
    private static final List<String> VARIABLES = List.of("x", "y", "", "person.z");
    private static final List<String> TOPICS = List.of("a", "b", "human", "nowhere");

    private final Random random;

    private StrangeScenario(Random random) {
        this.random = random;
    }

    static Scenario make(Random random) {
        return new StrangeScenario(random).scenario();
    }

    private Scenario scenario() {
        return new Scenario(
                Locale.forLanguageTag(pick(List.of("en", "ru", "de", "und"))),
                ZoneId.of("Europe/Prague"),
                Map.of("never", new Schedule(ZoneId.of("UTC"), Map.of(), Set.of())),
                List.of(Set.of("vpn", "remote access"), Set.of()),
                steps(2),
                List.of(
                        new Topic("a", "A", List.of("one", "vpn does not work"), steps(3)),
                        new Topic("b", "", List.of("two", ""), steps(3))),
                List.of(new Scenario.Block("block", "Block", steps(2))),
                new Scenario.Fallback(steps(2), random.nextInt(4), steps(1)),
                Duration.ofHours(random.nextInt(3)));
    }

    private List<Step> steps(int depth) {
        return Stream.generate(() -> step(depth)).limit(random.nextInt(4)).toList();
    }

    private List<Step> inner(int depth) {
        return depth == 0 ? List.of() : steps(depth - 1);
    }

    private Step step(int depth) {
        List<Supplier<Step>> kinds = List.of(
                () -> new Step.Say(text(), text(), List.of(new Step.Link(text(), text()))),
                () -> new Step.Ask(
                        text(), pick(VARIABLES), expectation(), text(), random.nextBoolean(), silence(depth)),
                () -> new Step.Ask(
                        text(), pick(VARIABLES), expectation(), text(), random.nextBoolean(), silence(depth)),
                () -> new Step.Menu(text(), List.of(option(depth), option(depth)), silence(depth)),
                () -> new Step.Menu(text(), List.of(), silence(depth)),
                () -> new Step.If(List.of(new Step.Branch("", condition(2), inner(depth))), inner(depth)),
                () -> new Step.Set(pick(VARIABLES), text()),
                () -> new Step.Count(pick(VARIABLES), random.nextLong(-5, 5)),
                () -> new Step.Remember("z", text()),
                () -> new Step.Pause(Duration.ofSeconds(random.nextInt(100))),
                () -> new Step.Wait(until()),
                () -> new Step.Call(
                        Step.Method.GET,
                        text(),
                        Map.of("h", text()),
                        text(),
                        Map.of("x", "/x"),
                        true,
                        Duration.ofSeconds(1),
                        inner(depth),
                        inner(depth)),
                () -> new Step.Lead(text(), text(), text(), text(), text()),
                () -> new Step.Task(text(), text(), 1, duration()),
                () -> new Step.Notify(List.of(1L), text()),
                () -> new Step.HandOver(
                        new Step.Desk.Queue(), text(), duration(), inner(depth), inner(depth), inner(depth)),
                () -> new Step.Go(pick(TOPICS)),
                () -> new Step.Use(pick(List.of("block", "nowhere"))),
                Step.End::new);
        return pick(kinds).get();
    }

    private Step.Option option(int depth) {
        return new Step.Option(pick(TEXTS), List.of(pick(TEXTS)), inner(depth));
    }

    private Silence silence(int depth) {
        return new Silence(duration(), inner(depth));
    }

    private @Nullable Duration duration() {
        return random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(100));
    }

    private Step.Until until() {
        return pick(List.<Step.Until>of(
                new Step.Until.Passed(Duration.ofMinutes(5)),
                new Step.Until.Clock(LocalTime.NOON),
                new Step.Until.Opening(pick(List.of("never", "nowhere")))));
    }

    private Expectation expectation() {
        BigDecimal most = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(-2, 12));
        return new Expectation(
                pick(List.of(Expectation.Kind.values())),
                List.of(new Expectation.Choice("One", List.of()), new Expectation.Choice("", List.of(""))),
                null,
                most);
    }

    private Condition condition(int depth) {
        List<Supplier<Condition>> kinds = new ArrayList<>(List.of(
                () -> new Condition.Compare(pick(VARIABLES), pick(List.of(Condition.Operator.values())), text()),
                () -> new Condition.During(pick(List.of("never", "nowhere"))),
                () -> new Condition.In(pick(List.of(Place.values()))),
                Condition.FirstVisit::new,
                () -> new Condition.Department("x")));
        if (depth > 0) {
            kinds.add(() -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1))));
            kinds.add(() -> new Condition.Any(List.of()));
            kinds.add(() -> new Condition.Not(condition(depth - 1)));
        }
        return pick(kinds).get();
    }

    private Text text() {
        return Text.parse(pick(TEXTS));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
