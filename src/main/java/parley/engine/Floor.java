package parley.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parley.engine.Conversation.Owner;
import parley.engine.Conversation.Pace;
import parley.engine.Conversation.Strand;

/** Whose turn it is to speak: never the bot's while a human does, nor when somebody writes faster than people do. */
final class Floor {
    static final int MOST_MESSAGES_A_MINUTE = 20;

    private final Round round;

    Floor(Round round) {
        this.round = round;
    }

    /** A human keeps the word until they gave it back or were silent for long. */
    boolean isHumans() {
        if (round.owner == Owner.BOT) {
            return false;
        }
        boolean back = round.humanAt == null
                || round.humanAt.plus(round.scenario.comeback()).isBefore(round.now);
        if (back) {
            takeBack();
        }
        return !back;
    }

    void takeBack() {
        round.owner = Owner.BOT;
        round.humanAt = null;
        round.dropStrands();
    }

    /** That somebody took the conversation over is told later than they speak; what then has to be done waits for it. */
    void giveToHuman() {
        round.dropStrands(strand -> !(round.stepOf(strand) instanceof Step.HandOver));
        round.strands.replaceAll(Strand::met);
        round.offered = List.of();
        round.owner = Owner.HUMAN;
        round.humanAt = round.now;
    }

    /** By when messages came: many that had to wait are not many at once. */
    boolean isRushed(Instant came) {
        Pace pace = round.pace;
        boolean sameMinute = pace.since().plus(Duration.ofMinutes(1)).isAfter(came);
        round.pace = sameMinute ? new Pace(pace.since(), pace.messages() + 1) : new Pace(came, 1);
        if (round.pace.messages() == MOST_MESSAGES_A_MINUTE + 1) {
            round.say(OwnWords.Line.TOO_FAST);
        }
        return round.pace.messages() > MOST_MESSAGES_A_MINUTE;
    }
}
