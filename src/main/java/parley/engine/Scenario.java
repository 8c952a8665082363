package parley.engine;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a bot says and does.
 *
 * @param language the language people are expected to write in; it decides how wordings are compared and how the bot's own
 *     words read
 * @param zone where "tomorrow at 3" is
 * @param schedules by name
 * @param synonyms words that mean the same in wordings and messages, a set each
 * @param greeting what happens when the bot meets a dialog
 * @param topics in the author's order, which settles ties
 * @param blocks steps shared by several topics
 * @param comeback how long after a human's last word the bot speaks again
 */
public record Scenario(
        Locale language,
        ZoneId zone,
        Map<String, Schedule> schedules,
        List<Set<String>> synonyms,
        List<Step> greeting,
        List<Topic> topics,
        List<Block> blocks,
        Fallback fallback,
        Duration comeback) {
    public static final Duration USUAL_COMEBACK = Duration.ofHours(8);

    /** Topic that the wish for a human leads to, where the author made one. */
    public static final String HUMAN_TOPIC = "human";

    public Scenario {
        schedules = Map.copyOf(schedules);
        synonyms = List.copyOf(synonyms);
        greeting = List.copyOf(greeting);
        topics = List.copyOf(topics);
        blocks = List.copyOf(blocks);
    }

    public Scenario(Locale language, List<Step> greeting, List<Topic> topics, List<Step> fallback) {
        this(
                language,
                ZoneOffset.UTC,
                Map.of(),
                List.of(),
                greeting,
                topics,
                List.of(),
                new Fallback(fallback, Fallback.USUAL_MISSES, List.of()),
                USUAL_COMEBACK);
    }

    /**
     * What happens when no topic fits.
     *
     * @param afterMisses how many misses in a row bring the steps of {@code then}; without any, the bot then offers a human
     */
    public record Fallback(List<Step> steps, int afterMisses, List<Step> then) {
        public static final int USUAL_MISSES = 2;

        public Fallback {
            steps = List.copyOf(steps);
            then = List.copyOf(then);
        }
    }

    /** Steps that several topics share. */
    public record Block(String id, String name, List<Step> steps) {
        public Block {
            steps = List.copyOf(steps);
        }
    }

    /** How much it is to hold in memory: its steps, topics and wordings counted together. */
    public int size() {
        return EachStep.of(this).size()
                + topics.stream().mapToInt(topic -> 1 + topic.wordings().size()).sum();
    }

    public Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    public Optional<Block> block(String id) {
        return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
    }

    /** The steps of a list; empty where it does not exist. */
    public List<Step> steps(Position.Root root) {
        return switch (root) {
            case Position.Root.Greeting() -> greeting;
            case Position.Root.Fallback() -> fallback.steps();
            case Position.Root.Misses() -> fallback.then();
            case Position.Root.OfTopic(String id) -> topic(id).map(Topic::steps).orElse(List.of());
            case Position.Root.OfBlock(String id) -> block(id).map(Block::steps).orElse(List.of());
        };
    }

    /** The step at a position, looking into shared blocks where they are used; empty where there is none. */
    public Optional<Step> step(Position position) {
        List<Step> steps = steps(position.root());
        List<Integer> path = position.path();
        for (int i = 0; i < path.size(); i += 2) {
            if (path.get(i) >= steps.size()) {
                return Optional.empty();
            }
            Step step = steps.get(path.get(i));
            if (i + 1 == path.size()) {
                return Optional.of(step);
            }
            List<List<Step>> branches = branches(step);
            if (path.get(i + 1) >= branches.size()) {
                return Optional.empty();
            }
            steps = branches.get(path.get(i + 1));
        }
        return Optional.empty();
    }

    /** The lists of steps that a step leads into, a used block's among them. */
    List<List<Step>> branches(Step step) {
        return step instanceof Step.Use(String block)
                ? List.of(steps(new Position.Root.OfBlock(block)))
                : step.branches();
    }
}
