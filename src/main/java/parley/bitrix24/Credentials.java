package parley.bitrix24;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.UserId;

/** What lets us speak to a portal and know it when it speaks to us. Encrypted where it is kept. */
public interface Credentials {

    /** Pairs of administrators first, then the newest first. */
    List<Grant> grants(PortalId portal);

    /** Keeps a verified pair in place of the same user's older one. On disk when the call returns. */
    void keep(PortalId portal, Grant grant);

    void forget(PortalId portal, UserId user);

    /** Whose pairs were kept last in that time; the oldest first. */
    List<Holder> keptLast(Instant from, Instant until);

    /**
     * Reserves the renewal of a pair for one process; false while another has reserved it.
     *
     * @param until when the reservation ends by itself
     */
    boolean reserveRenewal(Holder holder, String process, Instant now, Instant until);

    /** Ends a reservation of this process. */
    void endRenewal(Holder holder, String process);

    /** The newest token of a bot's own that was kept; it may be too old. */
    Optional<BotToken> botToken(PortalId portal, long bot);

    /** Keeps it unless a newer one is kept. */
    void keepBotToken(PortalId portal, long bot, BotToken token);

    /** SHA-256 of the token that the portal's events carry. */
    Optional<byte[]> eventTokenDigest(PortalId portal);

    void keepEventTokenDigest(PortalId portal, byte[] digest);

    /**
     * Forgets everything about a portal that has left, unless it came back since.
     *
     * @param left as it was read; its standing is not looked at
     */
    void wipe(Portal left);

    /** Whose tokens. */
    record Holder(PortalId portal, UserId user) {}
}
