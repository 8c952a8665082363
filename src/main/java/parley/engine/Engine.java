package parley.engine;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import parley.engine.Input.Commanded;
import parley.engine.Input.Joined;
import parley.engine.Input.Said;

/**
 * One version of a scenario, ready to answer. Immutable and safe for use by many threads; building it analyses every
 * wording once, a turn analyses only the message.
 */
public final class Engine {
    /** A scenario that wants more has lost its way, and the people it talks to should not suffer for it. */
    private static final int MOST_EFFECTS = 20;

    private final Scenario scenario;
    private final Understanding understanding;

    public Engine(Scenario scenario) {
        this.scenario = scenario;
        this.understanding = new Understanding(scenario);
    }

    /**
     * Decides what happens next. The same arguments always give the same turn, and no input is refused: a message
     * nothing can be made of is a miss.
     */
    public Turn advance(Conversation before, Input input, Instant now) {
        return switch (input) {
            case Joined joined -> greet(joined);
            case Said said ->
                isForBot(said)
                        ? answer(before, said.text(), new Values(said.text(), said.person()))
                        : keepSilent(before);
            case Commanded commanded -> obey(before, commanded);
        };
    }

    private Turn greet(Joined joined) {
        return new Turn(
                Conversation.NEW,
                perform(scenario.greeting(), new Values("", joined.person())),
                new Why(Why.Rule.GREETING, null, "", null));
    }

    private static boolean isForBot(Said said) {
        return switch (said.place()) {
            case PRIVATE, OPEN_CHANNEL -> true;
            case GROUP -> said.addressed();
        };
    }

    /** What people say to each other is not even compared, so that no trace of it is kept. */
    private static Turn keepSilent(Conversation before) {
        return new Turn(before, List.of(), new Why(Why.Rule.NOT_ADDRESSED, null, "", null));
    }

    /** A command goes straight to its topic; without one it is a message like any other. */
    private Turn obey(Conversation before, Commanded command) {
        Values values = new Values(command.text(), command.parameters().strip(), command.person());
        return scenario.topics().stream()
                .filter(topic -> topic.id().equals(command.topic()))
                .findFirst()
                .map(topic -> new Turn(
                        new Conversation(0),
                        perform(topic.steps(), values),
                        new Why(Why.Rule.COMMAND, topic.id(), "/" + command.name(), null)))
                .orElseGet(() -> answer(before, command.text(), values));
    }

    private Turn answer(Conversation before, String text, Values values) {
        Understood understood = understanding.understand(text);
        Wording wording = understood.wording();
        if (wording == null) {
            return new Turn(
                    new Conversation(before.misses() + 1), perform(scenario.fallback(), values), understood.why());
        }
        return new Turn(new Conversation(0), perform(wording.topic().steps(), values), understood.why());
    }

    private static List<Effect> perform(List<Step> steps, Values values) {
        return steps.stream()
                .flatMap(step -> perform(step, values))
                .limit(MOST_EFFECTS)
                .toList();
    }

    private static Stream<Effect> perform(Step step, Values values) {
        return switch (step) {
            case Step.Say say -> say(ComposeMessage.compose(say.text(), values));
        };
    }

    /** A message in which only unknown values stood is nothing to send; channels refuse it. */
    private static Stream<Effect> say(Message message) {
        boolean blank = message.pieces().stream().allMatch(piece -> piece.text().isBlank());
        return blank ? Stream.empty() : Stream.of(new Effect.Say(message));
    }
}
