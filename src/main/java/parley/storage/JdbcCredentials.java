package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.bitrix24.Credentials;
import parley.bitrix24.Grant;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Tokens in the database, sealed. */
public final class JdbcCredentials implements Credentials {
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
    public void wipe(PortalId portal) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from access_grant where portal = :portal")
                    .bind("portal", portal.value())
                    .execute();
            handle.createUpdate("delete from event_proof where portal = :portal")
                    .bind("portal", portal.value())
                    .execute();
        });
    }
}
