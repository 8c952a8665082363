package parley.storage;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.Portals;

/** Tenants in the database. */
public final class JdbcPortals implements Portals {
    /** All that belongs to a tenant by its key, but for its work. */
    private static final List<String> BELONGINGS = List.of(
            "delete from turn where portal = :portal",
            "delete from missed where portal = :portal",
            "delete from question where portal = :portal",
            "delete from retention where portal = :portal",
            "delete from erasure where portal = :portal",
            "delete from tally where portal = :portal",
            "delete from tally_hour where portal = :portal",
            "delete from tally_left where portal = :portal",
            "delete from tally_person where portal = :portal",
            "delete from conversation where portal = :portal",
            "delete from button_message where portal = :portal",
            "delete from choice_command where portal = :portal",
            "delete from person_fact where portal = :portal",
            "delete from alarm where lane_group = :portal",
            "delete from command where portal = :portal",
            "delete from scenario_draft where portal = :portal",
            "delete from scenario_state where portal = :portal",
            "delete from scenario_version where portal = :portal",
            "delete from saved_test where portal = :portal",
            "delete from editor_presence where portal = :portal",
            "delete from bot where portal = :portal",
            "delete from bot_lease where portal = :portal",
            "delete from editing_right where portal = :portal",
            "delete from change_entry where portal = :portal",
            "delete from person where portal = :portal",
            "delete from photo where portal = :portal",
            "delete from access_grant where portal = :portal",
            "delete from bot_token where portal = :portal",
            "delete from event_proof where portal = :portal",
            "delete from call_bucket where portal = :portal",
            "delete from arrival where portal = :portal",
            "delete from mishap where portal = :portal",
            "delete from trial where portal = :portal",
            "delete from parked where lane_group = :portal");

    /** Of which a portal may have so many that one transaction should not have to remove them all. */
    private static final List<String> PLENTIFUL = List.of("""
            delete from turn where id in (
              select id from turn where portal = :portal order by portal, bot, local_day, id limit :most)""", """
            delete from missed where turn in (
              select turn from missed where portal = :portal order by portal, bot, likeness, turn limit :most)""", """
            delete from conversation where portal = :portal and (bot_number, dialog) in (
              select bot_number, dialog from conversation where portal = :portal limit :most)""", """
            delete from button_message where portal = :portal and (bot_number, dialog, ticket) in (
              select bot_number, dialog, ticket from button_message where portal = :portal limit :most)""", """
            delete from person_fact where portal = :portal and (person, fact) in (
              select person, fact from person_fact where portal = :portal limit :most)""", """
            delete from tally_person where portal = :portal and (bot, local_day, topic, person) in (
              select bot, local_day, topic, person from tally_person where portal = :portal limit :most)""");

    private static final int MOST_AT_ONCE = 1_000;

    private final Jdbi jdbi;

    public JdbcPortals(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<Portal> find(PortalId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal where id = :id")
                .bind("id", id.value())
                .map((row, _) -> portal(row))
                .findOne());
    }

    @Override
    public List<Portal> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal order by installed_at, id")
                .map((row, _) -> portal(row))
                .list());
    }

    private static Portal portal(ResultSet row) throws SQLException {
        return new Portal(
                new PortalId(row.getString("id")),
                row.getString("domain"),
                URI.create(row.getString("endpoint")),
                URI.create(row.getString("authorization_server")),
                Portal.Standing.valueOf(row.getString("standing")),
                Times.read(row, "installed_at"));
    }

    @Override
    public void save(Portal portal) {
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                """
                update portal set domain = :domain, endpoint = :endpoint, authorization_server = :server,
                  standing = :standing, installed_at = :installed where id = :id""",
                """
                insert into portal (id, domain, endpoint, authorization_server, standing, installed_at)
                values (:id, :domain, :endpoint, :server, :standing, :installed) on conflict do nothing""",
                Map.of(
                        "id", portal.id().value(),
                        "domain", portal.domain(),
                        "endpoint", portal.endpoint().toString(),
                        "server", portal.authorizationServer().toString(),
                        "standing", portal.standing().name(),
                        "installed", Times.stored(portal.installedAt()))));
    }

    @Override
    public boolean stand(Portal asRead, Portal.Standing standing) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update portal set standing = :now
                        where id = :id and standing = :standing and installed_at = :installed""")
                        .bind("now", standing.name())
                        .bind("id", asRead.id().value())
                        .bind("standing", asRead.standing().name())
                        .bind("installed", Times.stored(asRead.installedAt()))
                        .execute()
                == 1);
    }

    @Override
    public void move(PortalId id, String domain, URI endpoint) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update portal set domain = :domain, endpoint = :endpoint where id = :id")
                        .bind("id", id.value())
                        .bind("domain", domain)
                        .bind("endpoint", endpoint.toString())
                        .execute());
    }

    @Override
    public boolean erase(Portal asRead) {
        String id = asRead.id().value();
        if (!find(asRead.id()).filter(portal -> isUnchanged(portal, asRead)).isPresent()) {
            return false;
        }
        PLENTIFUL.forEach(statement -> removeLittleByLittle(statement, id));
        forgetReceipts(id + "/");
        return jdbi.inTransaction(handle -> {
            int gone = handle.createUpdate(
                            "delete from portal where id = :id and standing in (:standing, 'UNINSTALLED')"
                                    + " and installed_at = :installed")
                    .bind("id", id)
                    .bind("standing", asRead.standing().name())
                    .bind("installed", Times.stored(asRead.installedAt()))
                    .execute();
            if (gone == 0) {
                return false;
            }
            BELONGINGS.forEach(statement ->
                    handle.createUpdate(statement).bind("portal", id).execute());
            removeWork(handle, id);
            return true;
        });
    }

    private static boolean isUnchanged(Portal now, Portal asRead) {
        return (now.standing() == asRead.standing() || now.standing() == Portal.Standing.UNINSTALLED)
                && Times.stored(now.installedAt()).equals(Times.stored(asRead.installedAt()));
    }

    private void removeLittleByLittle(String statement, String portal) {
        int removed;
        do {
            removed = jdbi.withHandle(handle -> handle.createUpdate(statement)
                    .bind("portal", portal)
                    .bind("most", MOST_AT_ONCE)
                    .execute());
        } while (removed == MOST_AT_ONCE);
    }

    /** They lie beside each other among those of all portals, and say nothing but that something was accepted. */
    private void forgetReceipts(String beginning) {
        boolean more = true;
        while (more) {
            more = jdbi.withHandle(handle -> {
                List<String> next = handle.createQuery("""
                                select dedup_key from receipt where dedup_key >= :beginning
                                order by dedup_key limit :most""")
                        .bind("beginning", beginning)
                        .bind("most", MOST_AT_ONCE)
                        .mapTo(String.class)
                        .list();
                List<String> ours =
                        next.stream().filter(key -> key.startsWith(beginning)).toList();
                handle.createUpdate("delete from receipt where dedup_key = any(:keys)")
                        .bindArray("keys", String.class, ours)
                        .execute();
                return ours.size() == MOST_AT_ONCE;
            });
        }
    }

    /** Lanes that somebody holds end when they are let go of. */
    private static void removeWork(Handle handle, String portal) {
        // Locked first, so that nothing comes into them: an envelope whose lane is gone would never be found.
        List<String> free = handle.createQuery("""
                        select name from lane where lane_group = :portal and fence is null
                        order by name for update""")
                .bind("portal", portal)
                .mapTo(String.class)
                .list();
        handle.createUpdate("delete from envelope where lane in (select name from lane where lane_group = :portal)")
                .bind("portal", portal)
                .execute();
        handle.createUpdate("delete from lane where name = any(:free)")
                .bindArray("free", String.class, free)
                .execute();
    }
}
