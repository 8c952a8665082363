package parley.authoring.document;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Schedule;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;

/** Makes scenarios that hold whatever a scenario can hold, sensible or not. The same seed makes the same ones. */
final class AnyScenario {
    private static final List<String> CRUMBS = List.of(
            "vpn",
            "VPN",
            "не работает",
            "ü",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "{person.first}",
            "{{x}}",
            "{x:long|y}",
            "{",
            "}",
            ":",
            ": ",
            " #",
            "#",
            "-",
            "- ",
            "?",
            "? ",
            "|",
            ">",
            "&a",
            "*a",
            "!x",
            "%",
            "@",
            "`",
            "'",
            "\"",
            "\\",
            "\\n",
            ",",
            "[",
            "]",
            "null",
            "~",
            "true",
            "no",
            "yes",
            "1",
            "0x1F",
            "1.5",
            ".inf",
            "2026-12-24",
            "09:00",
            "<<",
            "=",
            "👍🏽",
            "\u0000",
            "\u0007",
            "\u0085",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\u007F",
            "\r",
            "\r\n",
            "打印",
            "ไทย",
            "---",
            "...",
            "’");

    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Europe/Prague"), ZoneId.of("America/New_York"), ZoneOffset.ofHours(3));

    private final Random random;

    AnyScenario(long seed) {
        random = new Random(seed);
    }

    Scenario scenario() {
        return new Scenario(
                Locale.forLanguageTag(pick(List.of("en", "ru", "de", "pt-BR", "no", "zh-Hant-TW", "und"))),
                pick(ZONES),
                map(this::schedule),
                list(2, () -> new LinkedHashSet<>(list(3, this::text))),
                steps(3),
                list(3, this::topic),
                list(2, () -> new Scenario.Block(name(), text(), steps(2))),
                new Scenario.Fallback(steps(2), random.nextInt(4), steps(2)),
                duration());
    }

    private <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private <T> List<T> list(int most, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(item.get());
        }
        return list;
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new HashMap<>();
        list(2, () -> map.put(text(), value.get()));
        return map;
    }

    private String text() {
        return String.join("", list(6, () -> pick(CRUMBS)));
    }

    private String name() {
        return random.nextBoolean() ? pick(List.of("vpn", "printer", "no", "1", "человек", "a b")) : text();
    }

    private Text template() {
        return Text.parse(text());
    }

    private Duration duration() {
        return pick(List.of(
                Duration.ZERO,
                Duration.ofSeconds(30),
                Duration.ofMinutes(90),
                Duration.ofHours(8),
                Duration.ofDays(1),
                Duration.ofDays(14),
                Duration.ofMillis(86_400_001),
                Duration.ofSeconds(random.nextInt(1_000_000))));
    }

    private @Nullable Duration someDuration() {
        return random.nextBoolean() ? null : duration();
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), pick(List.of(0, 30, 59)), pick(List.of(0, 0, 15)));
    }

    private Schedule schedule() {
        Map<DayOfWeek, List<Schedule.Span>> weekly = new EnumMap<>(DayOfWeek.class);
        List<List<Schedule.Span>> hours = List.of(
                List.of(),
                List.of(new Schedule.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))),
                List.of(new Schedule.Span(time(), time()), new Schedule.Span(time(), LocalTime.MIDNIGHT)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                weekly.put(day, pick(hours));
            }
        }
        return new Schedule(
                pick(ZONES),
                weekly,
                new LinkedHashSet<>(list(3, () -> LocalDate.EPOCH.plusDays(random.nextInt(30_000)))));
    }

    private Topic topic() {
        return new Topic(name(), text(), list(3, this::text), steps(3));
    }

    private List<Step> steps(int depth) {
        return depth == 0 ? List.of() : list(3, () -> step(depth - 1));
    }

    private Step.Silence silence(int depth) {
        return new Step.Silence(someDuration(), steps(depth));
    }

    private Step step(int depth) {
        return switch (random.nextInt(17)) {
            case 0 -> new Step.Say(template());
            case 1 -> new Step.Say(template(), template(), list(2, () -> new Step.Link(template(), template())));
            case 2 -> new Step.Ask(template(), name(), expectation(), template(), random.nextBoolean(), silence(depth));
            case 3 ->
                new Step.Menu(
                        template(),
                        list(3, () -> new Step.Option(text(), list(2, this::text), steps(depth))),
                        silence(depth));
            case 4 -> new Step.If(list(2, () -> new Step.Branch(text(), condition(2), steps(depth))), steps(depth));
            case 5 -> new Step.Set(name(), template());
            case 6 -> new Step.Count(name(), random.nextLong(-3, 4));
            case 7 -> new Step.Remember(name(), template());
            case 8 -> new Step.Pause(duration());
            case 9 -> new Step.Wait(until());
            case 10 ->
                new Step.Call(
                        pick(List.of(Step.Method.values())),
                        template(),
                        map(this::template),
                        template(),
                        map(this::text),
                        random.nextBoolean(),
                        duration(),
                        steps(depth),
                        steps(depth));
            case 11 -> new Step.Lead(template(), template(), template(), template(), template());
            case 12 -> new Step.Task(template(), template(), random.nextInt(50), someDuration());
            case 13 -> new Step.Notify(list(3, () -> random.nextLong(1, 1_000_000)), template());
            case 14 -> new Step.HandOver(desk(), template(), someDuration(), steps(depth), steps(depth), steps(depth));
            case 15 -> random.nextBoolean() ? new Step.Go(name()) : new Step.Use(name());
            default -> new Step.End();
        };
    }

    private Expectation expectation() {
        return new Expectation(
                pick(List.of(Expectation.Kind.values())),
                list(2, () -> new Expectation.Choice(text(), list(2, this::text))),
                limit(),
                limit());
    }

    private @Nullable BigDecimal limit() {
        return random.nextBoolean()
                ? null
                : pick(List.of(
                        BigDecimal.ZERO,
                        new BigDecimal("-2.50"),
                        new BigDecimal("10"),
                        new BigDecimal("1E+3"),
                        new BigDecimal("0.000000001")));
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> new Condition.Compare(name(), pick(List.of(Condition.Operator.values())), template());
            case 1 -> new Condition.During(name());
            case 2 -> new Condition.In(pick(List.of(Place.values())));
            case 3 -> new Condition.FirstVisit();
            case 4 -> new Condition.Department(text());
            case 5 -> new Condition.All(list(3, () -> condition(depth - 1)));
            case 6 -> new Condition.Any(list(3, () -> condition(depth - 1)));
            default -> new Condition.Not(condition(depth - 1));
        };
    }

    private Step.Until until() {
        return switch (random.nextInt(3)) {
            case 0 -> new Step.Until.Passed(duration());
            case 1 -> new Step.Until.Clock(time());
            default -> new Step.Until.Opening(name());
        };
    }

    private Step.Desk desk() {
        return switch (random.nextInt(3)) {
            case 0 -> new Step.Desk.Queue();
            case 1 -> new Step.Desk.Line(random.nextInt(100));
            default -> new Step.Desk.Employee(random.nextInt(100));
        };
    }
}
