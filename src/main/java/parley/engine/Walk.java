package parley.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation.Answer;
import parley.engine.Conversation.Owner;
import parley.engine.Conversation.Strand;

/** Does the steps of a scenario one after the other until it must wait or there is nothing left to do. */
final class Walk {
    /** A scenario without an end is left in the middle; the linter finds it before people do. */
    static final int MOST_STEPS = 200;

    private final Round round;
    private List<Answer> answers = List.of();
    private int steps;
    private OwnWords.@Nullable Line lastWords;

    Walk(Round round) {
        this.round = round;
    }

    /** What a step leads to. */
    private sealed interface Move {
        record On() implements Move {}

        record Into(int branch) implements Move {}

        record Jump(Position to) implements Move {}

        /** The conversation waits there. */
        record Stay() implements Move {}

        record Stop() implements Move {}
    }

    private static final Move ON = new Move.On();
    private static final Move STAY = new Move.Stay();

    /** Begins a list of steps; a line of talk that stands in it already is given up for this. */
    void start(Position.Root root) {
        round.dropStrands(strand -> strand.at().root().equals(root));
        from(Position.first(root), List.of());
    }

    /** @param words said when nothing is left to do there */
    void start(Position.Root root, OwnWords.Line words) {
        lastWords = words;
        start(root);
    }

    /** Goes on behind the step where a strand waited. */
    void behind(Position at, List<Answer> given) {
        answers = given;
        go(after(at));
    }

    /** Goes on in a branch of the step where a strand waited, or behind the step when the branch is empty. */
    void into(Position at, int branch, List<Answer> given) {
        answers = given;
        go(inside(at, branch));
    }

    void from(Position at, List<Answer> given) {
        answers = given;
        go(exists(at) ? at : null);
    }

    private void go(@Nullable Position start) {
        @Nullable Position at = start;
        while (at != null) {
            if (++steps > MOST_STEPS || round.full()) {
                return;
            }
            Move move = perform(round.scenario.step(at).orElseThrow(), at);
            switch (move) {
                case Move.On() -> at = after(at);
                case Move.Into(int branch) -> at = inside(at, branch);
                case Move.Jump(Position to) -> at = exists(to) ? to : null;
                case Move.Stay(), Move.Stop() -> {
                    return;
                }
            }
        }
        if (lastWords != null) {
            round.say(lastWords);
        }
        repeatQuestion();
    }

    private boolean exists(Position at) {
        return round.scenario.step(at).isPresent();
    }

    private @Nullable Position inside(Position at, int branch) {
        Position first = at.into(branch);
        return exists(first) ? first : leave(at, branch);
    }

    /** The step that follows in the same list, or behind the step whose branch the list is. */
    private @Nullable Position after(Position at) {
        Position next = at.next();
        if (exists(next)) {
            return next;
        }
        Optional<Position> parent = at.parent();
        return parent.isEmpty()
                ? null
                : leave(parent.get(), at.path().get(at.path().size() - 2));
    }

    /** Behind a branch; where nobody answered, there is nothing to go on with. */
    private @Nullable Position leave(Position at, int branch) {
        Step step = round.scenario.step(at).orElseThrow();
        boolean silent =
                step instanceof Step.Asking && branch == step.branches().size() - 1;
        return silent ? null : after(at);
    }

    private Move perform(Step step, Position at) {
        return switch (step) {
            case Step.Say _ when humanHasTheWord() -> ON;
            case Step.Say say -> say(say, at);
            case Step.Asking _ when humanHasTheWord() -> new Move.Stop();
            case Step.Asking asking -> ask(asking, at);
            case Step.If choice -> choose(choice);
            case Step.Set set -> set(set.variable(), round.value(set.value()));
            case Step.Count count -> set(count.variable(), counted(count));
            case Step.Remember remember -> act(new Effect.Remember(remember.fact(), round.plain(remember.value())), at);
            case Step.Pause pause -> pause(pause, at);
            case Step.Wait wait -> wait(wait.until(), at);
            case Step.Call call -> call(call, at);
            case Step.Lead lead -> submit(lead(lead), at);
            case Step.Task task -> submit(task(task), at);
            case Step.Notify notify -> act(new Effect.Notify(notify.people(), round.compose(notify.text())), at);
            case Step.HandOver handOver -> handOver(handOver, at);
            case Step.Go(String topic) -> new Move.Jump(Position.first(new Position.Root.OfTopic(topic)));
            case Step.Use _ -> new Move.Into(0);
            case Step.End _ -> end();
        };
    }

    /** The bot goes on with what it does, but does not talk over anybody, and cannot be answered. */
    private boolean humanHasTheWord() {
        return round.owner == Owner.HUMAN;
    }

    private Move say(Step.Say say, Position at) {
        Message words = round.compose(say.text());
        List<Message.Link> links = say.links().stream()
                .map(link -> new Message.Link(round.plain(link.label()), round.plain(link.address())))
                .toList();
        round.say(new Message(words.pieces(), List.of(), links, round.plain(say.picture())), at);
        return ON;
    }

    private Move act(Effect effect, Position at) {
        round.act(effect, at);
        return ON;
    }

    /** What was asked is handed in now: corrections come too late. */
    private Move submit(Effect effect, Position at) {
        answers = List.of();
        return act(effect, at);
    }

    private Move ask(Step.Asking step, Position at) {
        open(Question.of(step, round.words).orElseThrow(), at, 0, round.person.number(), answers);
        return STAY;
    }

    private void open(Question question, Position at, int tries, long asked, List<Answer> given) {
        long ticket = wait(at, tries, asked, given);
        round.say(
                new Message(round.compose(question.step().text()).pieces(), question.choices(ticket), List.of(), ""),
                at);
        Duration patience = question.step().silence().after();
        if (patience != null) {
            round.act(new Effect.WakeAt(round.now.plus(patience), ticket), at);
        }
    }

    private long wait(Position at, List<Answer> given) {
        return wait(at, 0, round.person.number(), given);
    }

    private long wait(Position at, int tries, long asked, List<Answer> given) {
        long ticket = round.ticket();
        round.open(new Strand(at, ticket, tries, asked, given));
        return ticket;
    }

    /** Asks what is open in front once more. */
    void repeatQuestion() {
        Strand front = round.front();
        if (front != null) {
            reopen(front.at(), front.tries(), front.answers());
        }
    }

    /** Asks the question at a position in place of what is open in front. */
    void reopen(Position at, int tries, List<Answer> given) {
        Optional<Question> question = Question.of(round.scenario.step(at).orElseThrow(), round.words);
        Strand front = round.front();
        if (question.isPresent() && front != null) {
            round.removeFront();
            open(question.get(), at, tries, front.asked(), given);
        }
    }

    private Move choose(Step.If choice) {
        Judge judge = new Judge(round);
        for (int branch = 0; branch < choice.choices().size(); branch++) {
            if (judge.holds(choice.choices().get(branch).when())) {
                return new Move.Into(branch);
            }
        }
        return new Move.Into(choice.choices().size());
    }

    private Move set(String variable, Value value) {
        if (value.raw().isBlank()) {
            round.variables.remove(variable);
        } else {
            round.variables.put(variable, value);
        }
        return ON;
    }

    private Value counted(Step.Count count) {
        BigDecimal before =
                round.values().find(count.variable()).flatMap(Judge::number).orElse(BigDecimal.ZERO);
        return new Value(
                Value.Type.NUMBER, before.add(BigDecimal.valueOf(count.by())).toPlainString());
    }

    private Move pause(Step.Pause pause, Position at) {
        if (humanHasTheWord()) {
            return ON;
        }
        Duration length = pause.length().compareTo(Step.Pause.LONGEST) > 0 ? Step.Pause.LONGEST : pause.length();
        round.act(new Effect.Type(length), at);
        return wakeAt(round.now.plus(length), at);
    }

    private Move wait(Step.Until until, Position at) {
        return switch (until) {
            case Step.Until.Passed(Duration length) -> wakeAt(round.now.plus(length), at);
            case Step.Until.Clock(LocalTime time) -> wakeAt(next(time), at);
            case Step.Until.Opening(String schedule) ->
                Optional.ofNullable(round.scenario.schedules().get(schedule))
                        .flatMap(known -> known.openingAfter(round.now))
                        .filter(opening -> opening.isAfter(round.now))
                        .map(opening -> wakeAt(opening, at))
                        .orElse(ON);
        };
    }

    private Instant next(LocalTime time) {
        ZonedDateTime there = round.now.atZone(round.scenario.zone());
        ZonedDateTime today = there.with(time);
        return (today.isAfter(there) ? today : today.plusDays(1)).toInstant();
    }

    private Move wakeAt(Instant when, Position at) {
        round.act(new Effect.WakeAt(when, wait(at, answers)), at);
        return STAY;
    }

    private Move call(Step.Call call, Position at) {
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, round.plain(value)));
        round.act(
                new Effect.Call(
                        wait(at, List.of()),
                        call.method(),
                        ComposeAddress.compose(call.address(), round.values()),
                        headers,
                        ComposeBody.compose(call.body(), round.values()),
                        call.picks(),
                        call.repeatable(),
                        call.patience()),
                at);
        return STAY;
    }

    private Effect lead(Step.Lead lead) {
        return new Effect.CreateLead(
                round.plain(lead.title()),
                round.plain(lead.name()),
                round.plain(lead.phone()),
                round.plain(lead.email()),
                round.plain(lead.note()));
    }

    private Effect task(Step.Task task) {
        return new Effect.CreateTask(
                round.plain(task.title()),
                round.plain(task.note()),
                task.responsible(),
                Optional.ofNullable(task.due()).map(round.now::plus));
    }

    /** From now on the bot is silent, so that it cannot talk over whoever comes. */
    private Move handOver(Step.HandOver handOver, Position at) {
        round.dropStrands();
        round.owner = Owner.HUMAN;
        round.humanAt = round.now;
        long ticket = wait(at, List.of());
        round.act(new Effect.HandOver(ticket, handOver.to(), round.plain(handOver.note())), at);
        if (handOver.patience() != null) {
            round.act(new Effect.WakeAt(round.now.plus(handOver.patience()), ticket), at);
        }
        return STAY;
    }

    private Move end() {
        round.dropStrands();
        round.variables.clear();
        return new Move.Stop();
    }
}
