package parley.authoring;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.authoring.Refusal.Kind;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.engine.Scenario.Block;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;

/** Looks whether a scenario keeps the limits that keep it usable, whatever is still missing in it. */
final class CheckLimits {
    static final int MOST_TOPICS = 200;
    static final int MOST_BLOCKS = 50;
    static final int MOST_SCHEDULES = 20;
    static final int MOST_SYNONYMS = 500;
    static final int MOST_WORDINGS = 50;
    static final int MOST_STEPS = 300;
    static final int DEEPEST = 8;
    static final int MOST_OPTIONS = 10;
    /** Branches, links, headers, picked values and people of one step. */
    static final int MOST_PARTS = 30;

    static final int LONGEST_LINE = 255;
    static final int LONGEST_TEXT = 5_000;
    static final int MOST_CHARACTERS = 500_000;

    private final Scenario scenario;
    private long characters;

    private CheckLimits(Scenario scenario) {
        this.scenario = scenario;
    }

    /** The first limit that is not kept. */
    static Optional<Refusal> of(Scenario scenario) {
        return new CheckLimits(scenario).check();
    }

    private Optional<Refusal> check() {
        return Stream.<Optional<Refusal>>of(
                        most(scenario.topics().size(), MOST_TOPICS, Kind.TOO_MANY_TOPICS),
                        most(scenario.blocks().size(), MOST_BLOCKS, Kind.TOO_MANY_BLOCKS),
                        most(scenario.schedules().size(), MOST_SCHEDULES, Kind.TOO_MANY_SCHEDULES),
                        synonyms(),
                        names(scenario.schedules().keySet().stream()),
                        names(scenario.topics().stream().map(Topic::name)),
                        names(scenario.blocks().stream().map(Block::name)),
                        ids())
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> scenario.topics().stream()
                        .flatMap(topic -> wordings(topic).stream())
                        .findFirst())
                .or(() -> roots().flatMap(root -> steps(root).stream()).findFirst())
                .or(() -> most(characters, MOST_CHARACTERS, Kind.TOO_LARGE));
    }

    private static Optional<Refusal> most(long there, int most, Kind kind) {
        return there > most ? Optional.of(new Refusal(kind, most)) : Optional.empty();
    }

    private Optional<Refusal> synonyms() {
        long words = scenario.synonyms().stream().mapToLong(Set::size).sum();
        return most(words, MOST_SYNONYMS, Kind.TOO_MANY_SYNONYMS)
                .or(() -> scenario.synonyms().stream()
                        .flatMap(Set::stream)
                        .flatMap(word -> most(word.length(), LONGEST_LINE, Kind.WORDING_TOO_LONG).stream())
                        .findFirst());
    }

    private static Optional<Refusal> names(Stream<String> names) {
        return names.flatMap(name -> most(name.length(), LONGEST_LINE, Kind.NAME_TOO_LONG).stream())
                .findFirst();
    }

    private Optional<Refusal> ids() {
        Set<String> topics = new HashSet<>();
        Set<String> blocks = new HashSet<>();
        boolean twice = scenario.topics().stream().anyMatch(topic -> !topics.add(topic.id()))
                || scenario.blocks().stream().anyMatch(block -> !blocks.add(block.id()));
        return twice ? Optional.of(new Refusal(Kind.ID_TWICE)) : Optional.empty();
    }

    private Optional<Refusal> wordings(Topic topic) {
        characters += topic.wordings().stream().mapToLong(String::length).sum();
        return most(topic.wordings().size(), MOST_WORDINGS, Kind.TOO_MANY_WORDINGS)
                .or(() -> topic.wordings().stream()
                        .flatMap(wording -> most(wording.length(), LONGEST_LINE, Kind.WORDING_TOO_LONG).stream())
                        .findFirst());
    }

    private Stream<Root> roots() {
        return Stream.of(
                        Stream.of(new Root.Greeting(), new Root.Fallback(), new Root.Misses()),
                        scenario.topics().stream().map(topic -> new Root.OfTopic(topic.id())),
                        scenario.blocks().stream().map(block -> new Root.OfBlock(block.id())))
                .flatMap(roots -> roots);
    }

    private Optional<Refusal> steps(Root root) {
        List<Step> steps = scenario.steps(root);
        return depth(steps, DEEPEST) > DEEPEST
                ? Optional.of(new Refusal(Kind.TOO_DEEP, DEEPEST))
                : most(all(steps).count(), MOST_STEPS, Kind.TOO_MANY_STEPS)
                        .or(() ->
                                all(steps).flatMap(step -> step(step).stream()).findFirst());
    }

    /** @param left levels that are looked at below this one; a scenario from outside may be endlessly deep */
    private static int depth(List<Step> steps, int left) {
        return steps.isEmpty() || left < 0
                ? 0
                : 1
                        + steps.stream()
                                .flatMap(step -> step.branches().stream())
                                .mapToInt(branch -> depth(branch, left - 1))
                                .max()
                                .orElse(0);
    }

    private static Stream<Step> all(List<Step> steps) {
        return steps.stream()
                .flatMap(step ->
                        Stream.concat(Stream.of(step), step.branches().stream().flatMap(CheckLimits::all)));
    }

    private Optional<Refusal> step(Step step) {
        StepSize size = StepSize.of(step);
        characters += size.texts().stream().mapToLong(CheckLimits::length).sum();
        return most(size.options(), MOST_OPTIONS, Kind.TOO_MANY_OPTIONS)
                .or(() -> most(size.parts(), MOST_PARTS, Kind.TOO_MANY_PARTS))
                .or(() -> names(size.labels().stream()))
                .or(() -> size.texts().stream()
                        .flatMap(text -> most(length(text), LONGEST_TEXT, Kind.TEXT_TOO_LONG).stream())
                        .findFirst());
    }

    private static int length(Text text) {
        return text.source().length();
    }
}
