package parley.health;

import java.time.Instant;
import java.util.Optional;
import parley.health.Trial.Way;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;

/** The last test of each portal. */
public interface Trials {
    Optional<Trial> last(PortalId portal);

    /**
     * Remembers a test that begins, in place of the one before.
     *
     * @param confirmation what the bot says when the person answers it
     */
    void begin(PortalId portal, Trial trial, String confirmation);

    /** Remembers what became of it; changes nothing when another one has begun since. */
    void went(PortalId portal, Instant begun, Way notice, Way message, Way event);

    /**
     * Whether an answer of the person to the bot may be one to a test begun after that moment. Cheap, for every message asks;
     * so a test that another process began may be seen half a second late, which no person's answer is. Not to be
     * asked in a transaction, for others wait for the reading.
     */
    boolean awaits(BotRef bot, UserId person, Instant notBegunBefore);

    /**
     * Remembers that the person answered the bot. Joins the transaction of the thread.
     *
     * @return the confirmation, when an answer to a test begun after that moment was awaited
     */
    Optional<String> answered(BotRef bot, UserId person, Instant notBegunBefore, Instant now);
}
