package parley.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation.Owner;
import parley.engine.Conversation.Pace;
import parley.engine.Conversation.Strand;

/** One turn while it is made: the conversation as it becomes, and what must happen outside. Used once, by one thread. */
final class Round {
    /** A scenario that wants more has lost its way, and the people it talks to should not suffer for it. */
    static final int MOST_EFFECTS = 20;

    private static final int MOST_STRANDS = 3;

    final Scenario scenario;
    final Instant now;
    final Person person;
    final Place place;
    /** Number of the message that this turn answers; 0 when unknown. */
    final long message;

    final OwnWords words;
    final List<Strand> strands;
    final Map<String, Value> variables;
    Owner owner;

    @Nullable
    Instant humanAt;

    int misses;
    List<String> offered;
    Pace pace;

    private final Values values;
    private final long turns;
    private long tickets;
    private final List<Turn.Act> acts = new ArrayList<>();

    Round(Scenario scenario, Conversation before, Heard heard, Instant now) {
        this.scenario = scenario;
        this.now = now;
        this.person = heard.person();
        this.place = heard.place();
        this.message = heard.message();
        this.words = OwnWords.of(scenario.language());
        this.strands = new ArrayList<>(before.strands().stream()
                .filter(strand ->
                        scenario.step(strand.at()).filter(Round::waits).isPresent())
                .toList());
        this.variables = new HashMap<>(before.variables());
        this.owner = before.owner();
        this.humanAt = before.humanAt();
        this.misses = before.misses();
        this.offered = before.offered();
        this.pace = before.pace();
        this.turns = before.turns() + 1;
        this.values = Values.at(scenario, now, heard.text(), heard.parameters(), heard.person());
    }

    /** Who and what a turn is about, whatever the kind of its input. */
    record Heard(String text, String parameters, Person person, Place place, long message) {}

    /** Whether a conversation can stand there; where it came from another version, what stood there may be gone. */
    private static boolean waits(Step step) {
        return switch (step) {
            case Step.Asking _, Step.Pause _, Step.Wait _, Step.Call _, Step.HandOver _ -> true;
            case Step.Say _,
                    Step.If _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.Go _,
                    Step.Use _,
                    Step.End _ -> false;
        };
    }

    Turn end(Why why) {
        return new Turn(new Conversation(owner, humanAt, misses, turns, strands, offered, variables, pace), acts, why);
    }

    Values values() {
        return values.with(variables);
    }

    /** A number that no other question or wait of this conversation has. */
    long ticket() {
        return turns * 1_000 + tickets++;
    }

    void act(Effect effect, @Nullable Position step) {
        if (acts.size() < MOST_EFFECTS) {
            acts.add(new Turn.Act(effect, step));
        }
    }

    boolean full() {
        return acts.size() >= MOST_EFFECTS;
    }

    Message compose(Text text) {
        return ComposeMessage.compose(text, values());
    }

    /** What a text reads now, as plain words. */
    String plain(Text text) {
        return compose(text).plain().strip();
    }

    /** What a text stands for; one that is a variable and nothing else keeps what kind of thing that is. */
    Value value(Text text) {
        return text.parts().size() == 1 && text.parts().getFirst() instanceof Text.Part.Reference reference
                ? values().find(reference.name()).orElse(Value.text(reference.fallbackOrBlank()))
                : Judge.numberOr(Value.text(plain(text)));
    }

    /** A message in which only unknown values stood is nothing to send; channels refuse it. */
    void say(Message message, @Nullable Position step) {
        boolean blank = message.plain().isBlank()
                && message.picture().isBlank()
                && message.links().isEmpty();
        if (!blank) {
            act(new Effect.Say(message), step);
        }
    }

    /** Says something of the bot's own. */
    void say(OwnWords.Line line) {
        say(line, Map.of());
    }

    void say(OwnWords.Line line, Map<String, Value> told) {
        say(ComposeMessage.compose(words.text(line), values.with(told)), null);
    }

    @Nullable
    Strand front() {
        return strands.isEmpty() ? null : strands.getLast();
    }

    Step stepOf(Strand strand) {
        return scenario.step(strand.at()).orElseThrow(() -> new IllegalStateException("No step at " + strand.at()));
    }

    Optional<Strand> strandOf(long ticket) {
        return strands.stream().filter(strand -> strand.ticket() == ticket).findFirst();
    }

    /** The question that waits for an answer in front, if one does. */
    @Nullable
    Question question() {
        Strand front = front();
        return front == null ? null : Question.of(stepOf(front), words).orElse(null);
    }

    /** Forgets what is open; buttons that led there go. */
    void dropStrands() {
        dropStrands(_ -> true);
        offered = List.of();
    }

    void dropStrands(Predicate<Strand> unwanted) {
        strands.stream().filter(unwanted).forEach(this::retire);
        strands.removeIf(unwanted);
    }

    /** Where people interrupt an interruption of an interruption, they have moved on: the oldest is forgotten. */
    void open(Strand strand) {
        strands.add(strand);
        if (strands.size() > MOST_STRANDS) {
            retire(strands.removeFirst());
        }
    }

    void retire(Strand strand) {
        Question.of(stepOf(strand), words)
                .filter(question -> !question.ways().isEmpty())
                .ifPresent(question -> act(new Effect.Retire(strand.ticket()), strand.at()));
    }

    Strand removeFront() {
        Strand front = strands.getLast();
        retire(front);
        strands.removeLast();
        return front;
    }
}
