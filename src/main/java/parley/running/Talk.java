package parley.running;

import java.time.Instant;
import parley.engine.Conversation;

/**
 * A conversation as it is kept.
 *
 * @param version of the scenario it runs on, see {@link LiveBots.LiveBot#version}
 * @param session of the Open Channel it belongs to; 0 where there is none, or while it is not known yet
 * @param begunAt when its bot was first met there
 * @param changedAt when the last turn was
 */
public record Talk(Conversation conversation, long version, long session, Instant begunAt, Instant changedAt) {

    static Talk begun(Instant now) {
        return new Talk(Conversation.NEW, 0, 0, now, now);
    }
}
