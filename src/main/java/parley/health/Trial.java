package parley.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.portals.UserId;

/**
 * One test of the whole loop, made for a person.
 *
 * @param bot the portal's number of the bot that wrote to the person, if there was one
 * @param event whether the portal was asked to send an event to us
 * @param answeredAt when the person's answer to the bot came back to us
 */
public record Trial(
        UserId person,
        Instant at,
        @Nullable Long bot,
        Way notice,
        Way message,
        Way event,
        @Nullable Instant answeredAt) {

    /** What became of one way out. */
    public enum Way {
        UNDER_WAY,
        DONE,
        FAILED,
        NOT_PERMITTED,
        NOT_TRIED
    }

    boolean underWay() {
        return notice == Way.UNDER_WAY || message == Way.UNDER_WAY;
    }

    boolean wentOut() {
        return notice == Way.DONE || message == Way.DONE || event == Way.DONE;
    }
}
