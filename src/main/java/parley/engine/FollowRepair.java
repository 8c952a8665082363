package parley.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation.Answer;
import parley.engine.Conversation.Strand;

/** Does what a person wants who says one of the words that always work. */
final class FollowRepair {
    private static final int MOST_TOPICS_IN_HELP = 10;

    private final Round round;
    private final Walk walk;
    private final RepairWords words;

    FollowRepair(Round round, Walk walk, RepairWords words) {
        this.round = round;
        this.walk = walk;
        this.words = words;
    }

    Optional<Turn> said(Utterance said) {
        return words.read(said.phrase()).filter(repair -> means(repair, said)).map(repair -> follow(repair, said));
    }

    /** Where nothing else fits, a word with a slip in it is better than none. */
    Optional<Turn> nearlySaid(Utterance said) {
        return words.readWithSlip(said.phrase())
                .filter(repair -> means(repair, said))
                .map(repair -> follow(repair, said));
    }

    /** "0" may be the number that was asked for, except where the channel itself takes it for the wish for a human. */
    private boolean means(Repair repair, Utterance said) {
        return switch (repair) {
            case HUMAN ->
                !said.text().strip().equals("0")
                        || round.place == Place.OPEN_CHANNEL
                        || !expectsNumber(round.question());
            case SKIP -> false;
            case CANCEL, BACK, START_OVER, REPEAT, HELP -> true;
        };
    }

    private static boolean expectsNumber(@Nullable Question open) {
        return open != null
                && open.step() instanceof Step.Ask ask
                && (ask.expects().kind() == Expectation.Kind.NUMBER
                        || ask.expects().kind() == Expectation.Kind.AMOUNT);
    }

    private Turn follow(Repair repair, Utterance said) {
        round.misses = 0;
        switch (repair) {
            case HUMAN -> {
                round.dropStrands();
                walk.start(new Position.Root.OfTopic(Scenario.HUMAN_TOPIC));
            }
            case CANCEL -> cancel();
            case BACK -> goBack();
            case START_OVER -> {
                round.dropStrands();
                round.variables.clear();
                walk.start(new Position.Root.Greeting());
            }
            case REPEAT -> {
                if (round.question() == null) {
                    help();
                } else {
                    walk.repeatQuestion();
                }
            }
            case HELP -> {
                help();
                walk.repeatQuestion();
            }
            case SKIP -> {}
        }
        return round.end(new Why(
                Why.Rule.REPAIR, null, said.phrase().key(), repair.name().toLowerCase(Locale.ROOT)));
    }

    private void cancel() {
        boolean open = !round.strands.isEmpty() || !round.offered.isEmpty();
        round.dropStrands();
        round.say(open ? OwnWords.Line.CANCELLED : OwnWords.Line.NOTHING_OPEN);
    }

    private void goBack() {
        Strand front = round.front();
        if (front == null || front.answers().isEmpty()) {
            round.say(OwnWords.Line.NO_WAY_BACK);
            walk.repeatQuestion();
        } else {
            List<Answer> answers = front.answers();
            walk.reopen(answers.getLast().at(), 0, answers.subList(0, answers.size() - 1));
        }
    }

    private void help() {
        String topics = round.scenario.topics().stream()
                .filter(topic -> !topic.wordings().isEmpty())
                .limit(MOST_TOPICS_IN_HELP)
                .map(Topic::name)
                .collect(Collectors.joining(", "));
        if (topics.isEmpty()) {
            round.say(OwnWords.Line.HELP);
        } else {
            round.say(OwnWords.Line.HELP_TOPICS, Map.of("topics", Value.text(topics)));
        }
    }
}
