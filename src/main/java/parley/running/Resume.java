package parley.running;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.engine.Conversation;
import parley.engine.Conversation.Owner;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.running.LiveBots.LiveBot;
import parley.running.LiveBots.Met;

/**
 * Finds where a conversation stands and on which version of the scenario it goes on: on its own as long as something is open,
 * on the live one when nothing is, or nothing was said for a day. A new session of an Open Channel is a new conversation,
 * whichever of its first events comes first (open-channels.md §2).
 */
final class Resume {
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    /** The portal tells of the bot's coming and of the first message at about the same time. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(5);

    private final LiveBots bots;

    Resume(LiveBots bots) {
        this.bots = bots;
    }

    /** What an event may do to the conversation it belongs to. */
    enum Entrance {
        /** Belongs to what is there already. */
        GOES_ON,
        /** May be the first of a session. */
        MAY_OPEN,
        /** The bot came in. */
        JOINS
    }

    Resumed at(Meeting meeting, Entrance entrance, Met met, Instant now) {
        LiveBot live = met.bot();
        Optional<Talk> known = met.talk();
        Talk kept = known.orElseGet(() -> Talk.begun(now));
        if (meeting.place() != Place.OPEN_CHANNEL) {
            return onItsVersion(meeting, kept, live, now);
        }
        long session = meeting.session();
        boolean same = session == 0 || session == kept.session();
        return switch (entrance) {
            case JOINS -> {
                boolean greeted = same
                        && kept.session() != 0
                        && kept.changedAt().plus(SAME_MOMENT).isAfter(now);
                yield greeted ? late(kept, live) : new Resumed(begun(kept, session, now), live, State.OPEN);
            }
            case MAY_OPEN -> {
                if (known.isPresent() && (same || kept.session() == 0)) {
                    yield onItsVersion(meeting, in(kept, session), live, now);
                }
                yield new Resumed(begun(kept, session, now), live, session == 0 ? State.OPEN : State.NOT_GREETED);
            }
            case GOES_ON -> same || kept.session() == 0 ? onItsVersion(meeting, kept, live, now) : late(kept, live);
        };
    }

    /** What the bot knows of the dialog, without what is open in it. */
    Talk beside(Meeting meeting, Met met, Instant now) {
        return withNothingOpen(at(meeting, Entrance.GOES_ON, met, now).talk());
    }

    private static Resumed late(Talk kept, LiveBot live) {
        return new Resumed(kept, live, State.OVER);
    }

    private static Talk in(Talk kept, long session) {
        return session == 0
                ? kept
                : new Talk(kept.conversation(), kept.version(), session, kept.begunAt(), kept.changedAt());
    }

    /** The count of turns goes on, so that no ticket of an earlier conversation fits. */
    private static Talk begun(Talk kept, long session, Instant now) {
        Conversation before = kept.conversation();
        Conversation fresh = new Conversation(
                Owner.BOT, null, 0, before.turns(), List.of(), List.of(), Conversation.NEW.variables(), before.pace());
        return new Talk(fresh, 0, session, kept.begunAt(), now);
    }

    private Resumed onItsVersion(Meeting meeting, Talk talk, LiveBot live, Instant now) {
        if (talk.version() == live.version() || talk.conversation().idle()) {
            return new Resumed(talk, live, State.OPEN);
        }
        boolean pausing = live.version() == LiveBot.NO_VERSION;
        boolean forgotten = pausing || talk.changedAt().plus(FORGOTTEN).isBefore(now);
        Optional<LiveBot> own = forgotten ? Optional.empty() : bots.find(meeting.bot(), talk.version());
        return own.map(bot -> new Resumed(talk, bot, State.OPEN))
                .orElseGet(() -> new Resumed(withNothingOpen(talk), live, State.OPEN));
    }

    /** What is open belongs to steps that the live version may not have. */
    private static Talk withNothingOpen(Talk talk) {
        Conversation open = talk.conversation();
        Conversation closed = new Conversation(
                open.owner(),
                open.humanAt(),
                open.misses(),
                open.turns(),
                List.of(),
                List.of(),
                open.variables(),
                open.pace());
        return new Talk(closed, talk.version(), talk.session(), talk.begunAt(), talk.changedAt());
    }

    /** How a conversation was found. */
    enum State {
        OPEN,
        /** The first we hear of it is more than that the bot came in. */
        NOT_GREETED,
        /** What came belongs to a session that is over. */
        OVER
    }

    /** A conversation and the bot it goes on with. */
    record Resumed(Talk talk, LiveBot bot, State state) {

        /** What the engine hears, in this order. */
        List<Input> inputs(Input input, Meeting meeting, Person person) {
            return switch (state) {
                case OVER -> List.of();
                case NOT_GREETED ->
                    input instanceof Input.HumanSpoke
                            ? List.of(input)
                            : List.of(new Input.Joined(meeting.place(), person), input);
                case OPEN -> List.of(input);
            };
        }
    }
}
