package parley.storage;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.Portals;

/** Tenants in the database. */
public final class JdbcPortals implements Portals {
    /** All that belongs to a tenant by its key. Lanes and envelopes belong to it by the beginning of their name. */
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
            "delete from lane where lane_group = :portal and fence is null",
            "delete from parked where lane_group = :portal",
            "delete from envelope where left(lane, char_length(:lanes)) = :lanes",
            "delete from receipt where left(dedup_key, char_length(:lanes)) = :lanes");

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
    public boolean erase(Portal asRead) {
        String id = asRead.id().value();
        return jdbi.inTransaction(handle -> {
            int gone = handle.createUpdate(
                            "delete from portal where id = :id and standing = :standing and installed_at = :installed")
                    .bind("id", id)
                    .bind("standing", asRead.standing().name())
                    .bind("installed", Times.stored(asRead.installedAt()))
                    .execute();
            if (gone == 0) {
                return false;
            }
            BELONGINGS.forEach(statement -> handle.createUpdate(statement)
                    .bind("portal", id)
                    .bind("lanes", id + "/")
                    .execute());
            return true;
        });
    }
}
