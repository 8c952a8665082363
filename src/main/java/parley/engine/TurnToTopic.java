package parley.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns to the topic that a message is about, asks which one is meant, or tells that nothing fits. */
final class TurnToTopic {
    private final Round round;
    private final Walk walk;
    private final Language language;

    TurnToTopic(Round round, Walk walk, Language language) {
        this.round = round;
        this.walk = walk;
        this.language = language;
    }

    /** The answer to "what do you mean?". */
    Optional<Turn> chosen(Utterance said) {
        if (round.offered.isEmpty()) {
            return Optional.empty();
        }
        List<Topic> topics = round.offered.stream()
                .flatMap(id -> round.scenario.topic(id).stream())
                .toList();
        round.offered = List.of();
        OptionalInt way = Choices.find(said.phrase(), ways(topics), language);
        return way.isPresent() ? Optional.of(choose(topics.get(way.getAsInt()), said)) : Optional.empty();
    }

    private static List<Expectation.Choice> ways(List<Topic> topics) {
        return topics.stream()
                .map(topic -> new Expectation.Choice(topic.name(), topic.wordings()))
                .toList();
    }

    private Turn choose(Topic topic, Utterance said) {
        start(topic);
        return round.end(new Why(Why.Rule.CHOICE, topic.id(), said.phrase().key(), topic.name()));
    }

    /** What interrupts a form is answered, then the form goes on; anything else is left for the new topic. */
    void start(Topic topic) {
        round.misses = 0;
        round.offered = List.of();
        boolean busy = round.strands.stream()
                .anyMatch(strand -> !(round.stepOf(strand) instanceof Step.Menu)
                        || !strand.answers().isEmpty());
        if (!busy) {
            round.dropStrands();
        }
        walk.start(new Position.Root.OfTopic(topic.id()));
    }

    /** The one topic that it is about. */
    Optional<Turn> found(Utterance said) {
        Wording wording = said.understood().wording();
        if (wording == null) {
            return Optional.empty();
        }
        start(wording.topic());
        return Optional.of(round.end(said.understood().why()));
    }

    /** Asks back where several topics fit as well as each other. */
    Optional<Turn> askWhich(Utterance said) {
        List<Topic> rivals = said.understood().rivals();
        return rivals.isEmpty() ? Optional.empty() : Optional.of(askWhich(rivals, said.understood()));
    }

    private Turn askWhich(List<Topic> rivals, Understood understood) {
        round.misses = 0;
        round.offered = rivals.stream().map(Topic::id).toList();
        long ticket = round.ticket();
        List<Message.Choice> choices = new ArrayList<>();
        for (Topic rival : rivals) {
            choices.add(new Message.Choice(ticket, choices.size() + 1, rival.name()));
        }
        Message asked = round.compose(round.words.text(OwnWords.Line.DID_YOU_MEAN));
        round.say(new Message(asked.pieces(), choices, List.of(), ""), null);
        return round.end(understood.why());
    }

    Turn miss(Utterance said) {
        round.misses++;
        Scenario.Fallback fallback = round.scenario.fallback();
        boolean enough = round.misses >= fallback.afterMisses();
        if (enough && !fallback.then().isEmpty()) {
            round.misses = 0;
            walk.start(new Position.Root.Misses());
        } else if (enough) {
            walk.start(new Position.Root.Fallback(), OwnWords.Line.OFFER_HUMAN);
        } else {
            walk.start(new Position.Root.Fallback());
        }
        return round.end(said.understood().why());
    }
}
