package parley.insight;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.engine.Position;
import parley.engine.Why;
import parley.running.DialogId;

/**
 * Counts the turns of one bot on one day, taken in their order. A topic counts where the bot came to one of its steps, however
 * it came there; a conversation is left where its last turn waits for an answer.
 */
public final class DayCount {
    /** Stands for the whole bot among the topics. */
    public static final String WHOLE = "";

    private final Map<String, Sums> sums = new TreeMap<>(Map.of(WHOLE, new Sums()));
    private final Map<Integer, Integer> hours = new TreeMap<>();
    private final Map<DialogId, Optional<Position>> ends = new HashMap<>();

    /** What is counted of a topic, or of the whole bot. */
    public static final class Sums {
        private final Set<DialogId> conversations = new HashSet<>();
        private final Set<Long> people = new HashSet<>();
        private int answered;
        private int missed;
        private int handedOver;

        public int conversations() {
            return conversations.size();
        }

        /** Numbers of the people; who is not known is not among them. */
        public Set<Long> people() {
            return Set.copyOf(people);
        }

        public int answered() {
            return answered;
        }

        public int missed() {
            return missed;
        }

        public int handedOver() {
            return handedOver;
        }

        private void add(Tallied turn) {
            if (turn.kind().asks()) {
                conversations.add(turn.dialog());
                answered += turn.missed() ? 0 : 1;
                missed += turn.missed() ? 1 : 0;
                if (turn.person() != 0) {
                    people.add(turn.person());
                }
            }
            handedOver += turn.handedOver() ? 1 : 0;
        }
    }

    /** What of a turn is counted. */
    public record Tallied(
            DialogId dialog,
            int hour,
            long person,
            Entry.Kind kind,
            Why.Rule rule,
            @Nullable String topic,
            Set<String> topics,
            @Nullable Position waitsAt,
            boolean handedOver,
            boolean missed) {
        public Tallied {
            topics = Set.copyOf(topics);
        }
    }

    /** Takes the next turn. */
    public void add(Tallied turn) {
        sum(WHOLE).add(turn);
        Set<String> topics = new LinkedHashSet<>(turn.topics());
        if (turn.topic() != null) {
            topics.add(turn.topic());
        }
        topics.forEach(topic -> sum(topic).add(turn));
        if (turn.kind().asks()) {
            hours.merge(turn.hour(), 1, Integer::sum);
        }
        ends.put(turn.dialog(), Optional.ofNullable(turn.waitsAt()));
    }

    private Sums sum(String topic) {
        return sums.computeIfAbsent(topic, _ -> new Sums());
    }

    /** By topic; the whole bot under {@link #WHOLE}. */
    public Map<String, Sums> sums() {
        return Map.copyOf(sums);
    }

    /** How many messages people sent, by hour. */
    public Map<Integer, Integer> hours() {
        return Map.copyOf(hours);
    }

    /** How many conversations were left, by the step that waits. */
    public Map<Position, Integer> left() {
        Map<Position, Integer> left = new HashMap<>();
        ends.values().forEach(end -> end.ifPresent(step -> left.merge(step, 1, Integer::sum)));
        return left;
    }

    /** Which topics steps belong to. */
    public static Set<String> topicsOf(Iterable<Position> steps) {
        Set<String> topics = new LinkedHashSet<>();
        for (Position step : steps) {
            if (step.root() instanceof Position.Root.OfTopic(String id)) {
                topics.add(id);
            }
        }
        return topics;
    }
}
