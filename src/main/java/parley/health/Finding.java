package parley.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;

/**
 * What came of one check.
 *
 * @param bot which bot, where the check is about one
 * @param details values for the sentence of the reason, in its order
 * @param moment the moment the sentence is about, where there is one
 */
public record Finding(
        Check check,
        @Nullable BotId bot,
        State state,
        Reason reason,
        List<Object> details,
        @Nullable Instant moment,
        Remedy remedy) {
    public Finding {
        details = List.copyOf(details);
    }

    Finding(Check check, State state, Reason reason, Remedy remedy, Object... details) {
        this(check, null, state, reason, List.of(details), null, remedy);
    }

    Finding of(BotId about) {
        return new Finding(check, about, state, reason, details, moment, remedy);
    }

    Finding at(@Nullable Instant when) {
        return new Finding(check, bot, state, reason, details, when, remedy);
    }

    /** How it stands. */
    public enum State {
        GOOD,
        BAD,
        /** Nobody can tell now, or something has to happen first. */
        WAITING,
        /** The portal is being asked. */
        CHECKING
    }

    /** Why, in kinds that the pages put into words. */
    public enum Reason {
        ASKING,
        FINISHED,
        NOT_FINISHED,
        GRANTED,
        NOT_GRANTED,
        ACCEPTED,
        NOT_ADMINISTRATOR,
        BOUND,
        NOT_BOUND,
        REGISTERED,
        AT_WORK,
        NOT_REGISTERED,
        GONE_FROM_PORTAL,
        REGISTRATION_FAILED,
        HEARD,
        NEVER_HEARD,
        NOT_HEARD_YET,
        SILENT,
        TEST_ON_ITS_WAY,
        TEST_LOST,
        NOT_TESTED,
        TESTING,
        PROVEN,
        ANSWER_AWAITED,
        BOTH_HALVES,
        WAY_OUT_ONLY,
        WAY_OUT_FAILED,
        IN_STEP,
        OUT_OF_STEP,
        NO_QUEUE,
        SHORT_QUEUE,
        LONG_QUEUE,
        NOTHING_ASIDE,
        PUT_ASIDE,
        ACCESS_LOST,
        SUSPENDED,
        PORTAL_GONE,
        PORTAL_BUSY,
        PORTAL_REFUSED,
        PORTAL_UNREACHABLE,
        PORTAL_SLOW
    }

    /** What helps: what we can do at the press of a button, or the one thing that only a person can do. */
    public enum Remedy {
        NONE,
        BIND_AGAIN,
        REGISTER_AGAIN,
        TEST,
        RETRY,
        /** The person's own visit brings new permission. */
        CONNECT_AGAIN,
        OPEN_FROM_MENU,
        UPDATE_APPLICATION,
        ANSWER_THE_BOT,
        SET_THE_CLOCK,
        PAY,
        CHECK_LATER
    }
}
