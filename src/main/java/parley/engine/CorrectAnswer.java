package parley.engine;

import java.util.Map;
import java.util.Optional;
import parley.engine.Conversation.Answer;
import parley.engine.Conversation.Owner;
import parley.engine.Conversation.Strand;

/** Puts another answer in the place of an earlier one, as long as the form is open. */
final class CorrectAnswer {
    private final Round round;
    private final Walk walk;
    private final RepairWords words;
    private final TakeAnswer answers;

    CorrectAnswer(Round round, Walk walk, RepairWords words, TakeAnswer answers) {
        this.round = round;
        this.walk = walk;
        this.words = words;
        this.answers = answers;
    }

    /** "No, the 15th": instead of the last answer that was a day, a number or the like. */
    Optional<Turn> said(Utterance said) {
        Strand front = round.front();
        if (front == null || front.answers().isEmpty() || round.question() == null) {
            return Optional.empty();
        }
        Answer last = front.answers().getLast();
        return words.corrected(said.text())
                .flatMap(rest -> askedAt(last.at())
                        .filter(ask -> ask.expects().kind() != Expectation.Kind.TEXT)
                        .flatMap(ask -> correct(ask, rest)));
    }

    /** The message that gave an answer reads otherwise now. */
    Optional<Turn> edited(String text) {
        return round.owner == Owner.HUMAN
                ? Optional.empty()
                : round.strands.stream()
                        .flatMap(strand -> strand.answers().stream())
                        .filter(answer -> answer.message() != 0 && answer.message() == round.message)
                        .findFirst()
                        .flatMap(answer -> askedAt(answer.at()))
                        .flatMap(ask -> correct(ask, text));
    }

    private Optional<Step.Ask> askedAt(Position at) {
        return round.scenario.step(at).filter(Step.Ask.class::isInstance).map(Step.Ask.class::cast);
    }

    private Optional<Turn> correct(Step.Ask ask, String said) {
        return answers.read(ask, said, Optional.empty()).map(value -> correct(ask, value, said));
    }

    private Turn correct(Step.Ask ask, Value value, String said) {
        round.variables.put(ask.variable(), value);
        round.say(
                OwnWords.Line.CORRECTED,
                Map.of("value", Value.text(ShowValue.show(value, Format.USUAL, round.scenario.language()))));
        walk.repeatQuestion();
        return round.end(new Why(Why.Rule.CORRECTION, null, said, ask.variable()));
    }
}
