package parley.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;

/** Scenarios as large as a company's may become. */
public final class BigScenario {
    /** The topic of {@link #withLongTopic()} that has sixty steps. */
    public static final String LONG_TOPIC = "equipment";

    private static final int GROUPS_IN_LONG_TOPIC = 6;

    private BigScenario() {}

    /** 2,000 wordings in 200 topics: four things to say about each of fifty things, each in ten ways. */
    public static Scenario withWordings(String language) {
        List<List<String>> paragraphs = paragraphs("/bench/wordings_" + language + ".txt");
        List<Topic> topics = new ArrayList<>();
        for (String thing : paragraphs.getFirst().getFirst().split(", ")) {
            for (int about = 1; about < paragraphs.size(); about++) {
                List<String> wordings = paragraphs.get(about).stream()
                        .map(pattern -> pattern.formatted(thing))
                        .toList();
                topics.add(new Topic("t" + topics.size(), wordings, List.of(say(thing))));
            }
        }
        return new Scenario(Locale.of(language), List.of(), topics, List.of(say("?")));
    }

    private static List<List<String>> paragraphs(String resource) {
        try (InputStream lines = Objects.requireNonNull(BigScenario.class.getResourceAsStream(resource), resource)) {
            String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .map(paragraph -> paragraph.lines().toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ten topics, one of which has sixty steps. */
    public static Scenario withLongTopic() {
        List<Step> steps = IntStream.range(0, GROUPS_IN_LONG_TOPIC)
                .boxed()
                .flatMap(BigScenario::tenSteps)
                .toList();
        Stream<Topic> small = IntStream.range(0, 9)
                .mapToObj(
                        i -> new Topic("small" + i, List.of("small matter " + (char) ('a' + i)), List.of(say("Yes."))));
        Topic large = new Topic(LONG_TOPIC, "Order equipment", List.of("order a laptop", "I need a monitor"), steps);
        return new Scenario(
                Locale.ENGLISH,
                List.of(say("Hello {person.first|there}!")),
                Stream.concat(small, Stream.of(large)).toList(),
                List.of(say("I did not understand that.")));
    }

    private static Stream<Step> tenSteps(int group) {
        return Stream.of(
                say("Let us see what you need, {person.first|colleague}. This is part " + (group + 1) + "."),
                ask(
                        "How many pieces do you need?",
                        "pieces" + group,
                        Expectation.Kind.NUMBER,
                        say("Write when ready.")),
                new Step.Menu(
                        text("What shall it be?"),
                        List.of(
                                new Step.Option(
                                        "A laptop",
                                        List.of("notebook"),
                                        List.of(say("{pieces" + group + "} laptops."))),
                                new Step.Option(
                                        "A monitor", List.of(), List.of(say("{pieces" + group + "} monitors.")))),
                        new Step.Silence(null, List.of())),
                new Step.If(
                        List.of(new Step.Branch(
                                "many",
                                new Condition.Compare("pieces" + group, Condition.Operator.MORE, text("10")),
                                List.of(say("That takes two weeks.")))),
                        List.of(say("That takes two days."))),
                new Step.Set("part", text("{pieces" + group + "} pieces")));
    }

    private static Step say(String text) {
        return new Step.Say(text(text));
    }

    private static Step ask(String text, String variable, Expectation.Kind kind, Step silent) {
        return new Step.Ask(
                text(text),
                variable,
                Expectation.of(kind),
                Text.EMPTY,
                false,
                new Step.Silence(Duration.ofHours(1), List.of(silent)));
    }

    private static Text text(String source) {
        return Text.parse(source);
    }
}
