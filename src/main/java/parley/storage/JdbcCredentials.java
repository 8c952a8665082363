package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.bitrix24.BotToken;
import parley.bitrix24.Credentials;
import parley.bitrix24.Grant;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Tokens in the database, sealed. */
public final class JdbcCredentials implements Credentials {
    /** Nodes may have clocks that differ a little. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Jdbi door;
    private final Sealer sealer;
    private final Clock clock;

    public JdbcCredentials(Database database, Sealer sealer, Clock clock) {
        this.jdbi = database.jdbi();
        this.door = database.door();
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public List<Grant> grants(PortalId portal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from access_grant where portal = :portal
                        order by administrator desc, kept_at desc, user_number""")
                .bind("portal", portal.value())
                .map((row, _) -> grant(row))
                .list());
    }

    private Grant grant(ResultSet row) throws SQLException {
        UserId user = new UserId(row.getLong("user_number"));
        String seal = seal(new PortalId(row.getString("portal")), user);
        return new Grant(
                user,
                row.getBoolean("administrator"),
                sealer.open(row.getBytes("access_sealed"), seal),
                sealer.open(row.getBytes("renewal_sealed"), seal),
                Times.read(row, "expires_at"));
    }

    private static String seal(PortalId portal, UserId user) {
        return portal.value() + "/" + user.value();
    }

    @Override
    public void keep(PortalId portal, Grant grant) {
        String seal = seal(portal, grant.user());
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                """
                update access_grant set administrator = :administrator, access_sealed = :access, renewal_sealed = :refresh,
                  expires_at = :expires, kept_at = :now where portal = :portal and user_number = :user""",
                """
                insert into access_grant
                  (portal, user_number, administrator, access_sealed, renewal_sealed, expires_at, kept_at)
                values (:portal, :user, :administrator, :access, :refresh, :expires, :now) on conflict do nothing""",
                Map.of(
                        "portal", portal.value(),
                        "user", grant.user().value(),
                        "administrator", grant.administrator(),
                        "access", sealer.seal(grant.accessToken(), seal),
                        "refresh", sealer.seal(grant.refreshToken(), seal),
                        "expires", Times.stored(grant.expiresAt()),
                        "now", Times.stored(clock.instant()))));
    }

    @Override
    public void forget(PortalId portal, UserId user) {
        jdbi.useHandle(
                handle -> handle.createUpdate("delete from access_grant where portal = :portal and user_number = :user")
                        .bind("portal", portal.value())
                        .bind("user", user.value())
                        .execute());
    }

    @Override
    public List<Holder> keptLast(Instant from, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select portal, user_number from access_grant where kept_at >= :from and kept_at < :until
                        order by kept_at, portal, user_number""")
                .bind("from", Times.stored(from))
                .bind("until", Times.stored(until))
                .map((row, _) -> holder(row))
                .list());
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(new PortalId(row.getString("portal")), new UserId(row.getLong("user_number")));
    }

    @Override
    public boolean reserveRenewal(Holder holder, String process, Instant now, Instant until) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update access_grant set renewing = :process, renewing_until = :until
                                where portal = :portal and user_number = :user
                                  and (renewing is null or renewing_until <= :now)""")
                        .bind("process", process)
                        .bind("until", Times.stored(until))
                        .bind("portal", holder.portal().value())
                        .bind("user", holder.user().value())
                        .bind("now", Times.stored(now))
                        .execute()
                == 1);
    }

    @Override
    public void endRenewal(Holder holder, String process) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update access_grant set renewing = null, renewing_until = null
                        where portal = :portal and user_number = :user and renewing = :process""")
                .bind("portal", holder.portal().value())
                .bind("user", holder.user().value())
                .bind("process", process)
                .execute());
    }

    /**
     * Seals every token with the current secret, so that the previous one is not needed any more. May run beside the nodes.
     *
     * @return how many pairs were sealed
     * @throws IllegalStateException when a token opens with neither secret
     */
    public int sealAnew() {
        jdbi.useTransaction(this::sealBotTokensAnew);
        return keptLast(Instant.EPOCH, clock.instant().plus(A_MINUTE)).stream()
                .mapToInt(holder -> jdbi.inTransaction(handle -> sealAnew(handle, holder)))
                .sum();
    }

    private void sealBotTokensAnew(Handle handle) {
        handle.createQuery("select * from bot_token for update")
                .map((row, _) -> new BotSeal(
                        new PortalId(row.getString("portal")),
                        row.getLong("bot_number"),
                        row.getBytes("access_sealed")))
                .list()
                .forEach(token -> handle.createUpdate("""
                                update bot_token set access_sealed = :access
                                where portal = :portal and bot_number = :bot""")
                        .bind("access", sealer.seal(sealer.open(token.access(), token.row()), token.row()))
                        .bind("portal", token.portal().value())
                        .bind("bot", token.bot())
                        .execute());
    }

    private int sealAnew(Handle handle, Holder holder) {
        return handle.createQuery("""
                        select * from access_grant where portal = :portal and user_number = :user for update""")
                .bind("portal", holder.portal().value())
                .bind("user", holder.user().value())
                .map((row, _) -> grant(row))
                .findOne()
                .map(grant -> update(handle, holder, grant))
                .orElse(0);
    }

    private int update(Handle handle, Holder holder, Grant grant) {
        String seal = seal(holder.portal(), holder.user());
        return handle.createUpdate("""
                        update access_grant set access_sealed = :access, renewal_sealed = :refresh
                        where portal = :portal and user_number = :user""")
                .bind("access", sealer.seal(grant.accessToken(), seal))
                .bind("refresh", sealer.seal(grant.refreshToken(), seal))
                .bind("portal", holder.portal().value())
                .bind("user", holder.user().value())
                .execute();
    }

    @Override
    public Optional<BotToken> botToken(PortalId portal, long bot) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select access_sealed, expires_at from bot_token where portal = :portal and bot_number = :bot""")
                .bind("portal", portal.value())
                .bind("bot", bot)
                .map((row, _) -> new BotToken(
                        sealer.open(row.getBytes("access_sealed"), botSeal(portal, bot)),
                        Times.read(row, "expires_at")))
                .findOne());
    }

    @Override
    public void keepBotToken(PortalId portal, long bot, BotToken token) {
        door.useTransaction(handle -> Upsert.run(
                handle,
                """
                update bot_token
                set access_sealed = case when expires_at < :expires then :access else access_sealed end,
                  expires_at = greatest(expires_at, :expires)
                where portal = :portal and bot_number = :bot""",
                """
                insert into bot_token (portal, bot_number, access_sealed, expires_at)
                values (:portal, :bot, :access, :expires) on conflict do nothing""",
                Map.of(
                        "portal", portal.value(),
                        "bot", bot,
                        "access", sealer.seal(token.accessToken(), botSeal(portal, bot)),
                        "expires", Times.stored(token.expiresAt()))));
    }

    /** Not a person's seal, although bots are users too. */
    private static String botSeal(PortalId portal, long bot) {
        return portal.value() + "/bot/" + bot;
    }

    @Override
    public Optional<byte[]> eventTokenDigest(PortalId portal) {
        return door.withHandle(handle -> handle.createQuery("select digest from event_proof where portal = :portal")
                .bind("portal", portal.value())
                .map((row, _) -> row.getBytes("digest"))
                .findOne());
    }

    @Override
    public void keepEventTokenDigest(PortalId portal, byte[] digest) {
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                "update event_proof set digest = :digest where portal = :portal",
                "insert into event_proof (portal, digest) values (:portal, :digest) on conflict do nothing",
                Map.of("portal", portal.value(), "digest", digest)));
    }

    @Override
    public void wipe(Portal left) {
        String portal = left.id().value();
        jdbi.useTransaction(handle -> {
            // Locked, so that whoever comes back brings what is new after what is old has gone.
            boolean away = handle.createQuery("""
                            select 1 from portal
                            where id = :portal and standing = 'UNINSTALLED' and installed_at = :installed for update""")
                    .bind("portal", portal)
                    .bind("installed", Times.stored(left.installedAt()))
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (away) {
                Stream.of("access_grant", "bot_token", "event_proof")
                        .forEach(table -> handle.createUpdate("delete from " + table + " where portal = :portal")
                                .bind("portal", portal)
                                .execute());
            }
        });
    }

    private record BotSeal(PortalId portal, long bot, byte[] access) {
        String row() {
            return botSeal(portal, bot);
        }
    }
}
