package parley.engine;

import java.time.Instant;
import java.util.Optional;
import parley.engine.Conversation.Strand;

/** Decides what one input means and has done what follows. Used once. */
final class Exchange {
    private final Round round;
    private final Walk walk;
    private final Understanding understanding;
    private final Language language;
    private final Floor floor;
    private final FollowRepair repairs;
    private final TakeAnswer answers;
    private final CorrectAnswer corrections;
    private final TurnToTopic topics;
    private final TakeOutcome outcomes;

    Exchange(Round round, Understanding understanding, Language language, RepairWords repairWords) {
        this.round = round;
        this.walk = new Walk(round);
        this.understanding = understanding;
        this.language = language;
        this.floor = new Floor(round);
        this.repairs = new FollowRepair(round, walk, repairWords);
        this.answers = new TakeAnswer(round, walk, language);
        this.corrections = new CorrectAnswer(round, walk, repairWords, answers);
        this.topics = new TurnToTopic(round, walk, language);
        this.outcomes = new TakeOutcome(round, walk, floor);
    }

    Turn greet() {
        walk.start(new Position.Root.Greeting());
        return round.end(Why.of(Why.Rule.GREETING));
    }

    Turn said(String text, Optional<String> file, Instant came) {
        if (floor.isHumans()) {
            return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
        }
        return floor.isRushed(came) ? round.end(Why.of(Why.Rule.TOO_FAST)) : said(utterance(text, file));
    }

    /** What a message is taken for, in the order in which that is tried. */
    private Turn said(Utterance said) {
        return repairs.said(said)
                .or(() -> topics.chosen(said))
                .or(() -> corrections.said(said))
                .or(() -> answers.said(said))
                .or(() -> topics.found(said))
                .or(() -> answers.isAwaited() ? Optional.empty() : topics.askWhich(said))
                .or(() -> repairs.nearlySaid(said))
                .or(() -> answers.askAgain(said))
                .orElseGet(() -> topics.miss(said));
    }

    private Utterance utterance(String text, Optional<String> file) {
        return new Utterance(text, file, language, understanding);
    }

    Turn edited(String text) {
        return corrections.edited(text).orElseGet(() -> round.end(Why.of(Why.Rule.LATE)));
    }

    Turn commanded(Input.Commanded command, Instant came) {
        if (floor.isHumans()) {
            return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
        }
        Optional<Topic> topic = Optional.ofNullable(command.topic()).flatMap(round.scenario::topic);
        if (topic.isEmpty() && command.name().isBlank()) {
            return round.end(Why.of(Why.Rule.LATE));
        } else if (topic.isEmpty()) {
            return said(command.text(), Optional.empty(), came);
        }
        topics.start(topic.get());
        return round.end(new Why(Why.Rule.COMMAND, topic.get().id(), "/" + command.name(), null));
    }

    Turn chosen(long ticket, int number) {
        if (floor.isHumans()) {
            return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
        }
        Utterance pressed = utterance(Integer.toString(number), Optional.empty());
        Optional<Strand> strand = round.strandOf(ticket);
        return strand.isPresent()
                ? pressed(strand.get(), pressed)
                : topics.chosen(pressed).orElseGet(this::expired);
    }

    /** What was asked on top of it is answered no more. */
    private Turn pressed(Strand strand, Utterance pressed) {
        while (!strand.equals(round.front())) {
            round.removeFront();
        }
        return answers.said(pressed).or(() -> answers.askAgain(pressed)).orElseGet(this::expired);
    }

    private Turn expired() {
        round.say(OwnWords.Line.EXPIRED);
        walk.repeatQuestion();
        return round.end(Why.of(Why.Rule.LATE));
    }

    Turn woken(long ticket) {
        return outcomes.woken(ticket);
    }

    Turn called(Input.Called called) {
        return outcomes.called(called);
    }

    Turn handedOver(Input.HandedOver handed) {
        return outcomes.handedOver(handed);
    }

    Turn humanSpoke() {
        floor.giveToHuman();
        return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
    }

    Turn givenBack() {
        floor.takeBack();
        return round.end(Why.of(Why.Rule.AWAITED));
    }
}
