package parley.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation.Answer;
import parley.engine.Conversation.Strand;

/** Takes what a person says for the answer to the question in front, and asks again when it is none. */
final class TakeAnswer {
    /** So many answers that do not fit bring a hint at the ways out. */
    private static final int TRIES_BEFORE_HINT = 3;

    private final Round round;
    private final Walk walk;
    private final Language language;

    TakeAnswer(Round round, Walk walk, Language language) {
        this.round = round;
        this.walk = walk;
        this.language = language;
    }

    /** Empty when it is no answer to what is open in front. */
    Optional<Turn> said(Utterance said) {
        Question question = question();
        if (question == null) {
            return Optional.empty();
        }
        OptionalInt way = question.way(said.phrase(), language);
        return switch (question.step()) {
            case Step.Menu menu -> way.isPresent() ? Optional.of(choose(menu, way.getAsInt(), said)) : Optional.empty();
            case Step.Ask ask
            when way.isPresent() -> Optional.of(keep(ask, Question.valueOf(ask, way.getAsInt()), said));
            case Step.Ask ask when isText(ask) && interrupts(said.understood()) -> Optional.empty();
            case Step.Ask ask -> read(ask, said.text(), said.file()).map(value -> keep(ask, value, said));
        };
    }

    /** Whether a question waits in front that only a fitting answer settles. */
    boolean isAwaited() {
        Question question = question();
        return question != null && question.step() instanceof Step.Ask;
    }

    /** The question in front, unless somebody else of the group is asked. */
    private @Nullable Question question() {
        Strand front = round.front();
        return front == null || isAnothers(front) ? null : round.question();
    }

    private boolean isAnothers(Strand strand) {
        return round.place == Place.GROUP
                && strand.asked() != 0
                && round.person.number() != 0
                && strand.asked() != round.person.number();
    }

    private static boolean isText(Step.Ask ask) {
        return ask.expects().kind() == Expectation.Kind.TEXT;
    }

    /** What a question for free text would swallow as well: only what the author wrote down word for word. */
    private static boolean interrupts(Understood understood) {
        return understood.rule() == Why.Rule.COMMAND || understood.rule() == Why.Rule.EXACT_WORDING;
    }

    /** What a text says as the answer to a question. */
    Optional<Value> read(Step.Ask ask, String text, Optional<String> file) {
        if (ask.expects().kind() == Expectation.Kind.FILE) {
            return file.map(name -> new Value(Value.Type.FILE, name));
        }
        Question question = Question.of(ask, round.words).orElseThrow();
        OptionalInt way = question.way(Phrase.of(text, language), language);
        return way.isPresent()
                ? Optional.ofNullable(Question.valueOf(ask, way.getAsInt()))
                : new ReadAnswer(round.scenario.language(), round.now.atZone(round.scenario.zone()))
                        .read(ask.expects(), text);
    }

    private Turn keep(Step.Ask ask, @Nullable Value value, Utterance said) {
        if (value == null) {
            round.variables.remove(ask.variable());
        } else {
            round.variables.put(ask.variable(), value);
        }
        round.misses = 0;
        Strand front = round.removeFront();
        walk.behind(front.at(), answers(front));
        return round.end(new Why(Why.Rule.ANSWER, front.topic(), said.text().strip(), ask.variable()));
    }

    private Turn choose(Step.Menu menu, int way, Utterance said) {
        round.misses = 0;
        Strand front = round.removeFront();
        walk.into(front.at(), way, answers(front));
        return round.end(new Why(
                Why.Rule.CHOICE,
                front.topic(),
                said.text().strip(),
                menu.options().get(way).label()));
    }

    private List<Answer> answers(Strand front) {
        return Stream.concat(front.answers().stream(), Stream.of(new Answer(front.at(), round.message)))
                .toList();
    }

    /** Empty when nothing was asked that could be asked again. */
    Optional<Turn> askAgain(Utterance said) {
        Question question = question();
        return question != null && question.step() instanceof Step.Ask ask
                ? Optional.of(askAgain(ask, said.understood()))
                : Optional.empty();
    }

    private Turn askAgain(Step.Ask ask, Understood understood) {
        Strand front = round.strands.getLast();
        int tries = front.tries() + 1;
        if (ask.retry().isBlank()) {
            round.say(OwnWords.Line.retry(ask.expects().kind()), Question.limits(ask.expects()));
        } else {
            round.say(round.compose(ask.retry()), front.at());
        }
        if (tries % TRIES_BEFORE_HINT == 0) {
            round.say(OwnWords.Line.WAYS_OUT);
        }
        round.strands.set(
                round.strands.size() - 1,
                new Strand(front.at(), front.ticket(), tries, front.asked(), front.answers()));
        return round.end(new Why(
                Why.Rule.ASKED_AGAIN,
                front.topic(),
                understood.compared(),
                null,
                understood.score(),
                understood.runnerUp()));
    }
}
