package parley.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.bitrix24.BotToken;
import parley.bitrix24.Credentials;
import parley.bitrix24.Grant;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.UserId;

/**
 * Tokens, of which those of busy portals are not read and opened for every call. Who reserves a renewal reads anew, so that a
 * pair that another process renewed is not renewed again. Must not be changed inside a transaction.
 */
public final class RecentCredentials implements Credentials {
    private final Credentials all;
    private final Recent<PortalId, List<Grant>> recent = new Recent<>();

    public RecentCredentials(Credentials all) {
        this.all = all;
    }

    @Override
    public List<Grant> grants(PortalId portal) {
        return recent.get(portal, all::grants);
    }

    @Override
    public void keep(PortalId portal, Grant grant) {
        change(portal, () -> all.keep(portal, grant));
    }

    @Override
    public void forget(PortalId portal, UserId user) {
        change(portal, () -> all.forget(portal, user));
    }

    @Override
    public void wipe(Portal left) {
        change(left.id(), () -> all.wipe(left));
    }

    @Override
    public boolean reserveRenewal(Holder holder, String process, Instant now, Instant until) {
        try {
            return all.reserveRenewal(holder, process, now, until);
        } finally {
            recent.forget(holder.portal());
        }
    }

    @Override
    public void endRenewal(Holder holder, String process) {
        change(holder.portal(), () -> all.endRenewal(holder, process));
    }

    private void change(PortalId portal, Runnable change) {
        try {
            change.run();
        } finally {
            recent.forget(portal);
        }
    }

    @Override
    public List<Holder> keptLast(Instant from, Instant until) {
        return all.keptLast(from, until);
    }

    @Override
    public Optional<BotToken> botToken(PortalId portal, long bot) {
        return all.botToken(portal, bot);
    }

    @Override
    public void keepBotToken(PortalId portal, long bot, BotToken token) {
        all.keepBotToken(portal, bot, token);
    }

    @Override
    public Optional<byte[]> eventTokenDigest(PortalId portal) {
        return all.eventTokenDigest(portal);
    }

    @Override
    public void keepEventTokenDigest(PortalId portal, byte[] digest) {
        all.keepEventTokenDigest(portal, digest);
    }
}
