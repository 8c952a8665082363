package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Names of people in the database. */
public final class JdbcPeople implements People {
    static final int LONGEST_NAME = 300;

    private static final String PERSON = " where portal = :portal and user_number = :user";

    private final Jdbi jdbi;

    public JdbcPeople(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public Colleague find(UserId user) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select user_number, name from person where portal = :portal and user_number = :user")
                    .bind("portal", portal.value())
                    .bind("user", user.value())
                    .map((row, _) -> colleague(row))
                    .findOne()
                    .orElseGet(() -> new Colleague(user, "")));
        }

        @Override
        public List<Colleague> all() {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select user_number, name from person where portal = :portal order by name, user_number")
                    .bind("portal", portal.value())
                    .map((row, _) -> colleague(row))
                    .list());
        }

        @Override
        public List<Colleague> administrators() {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select user_number, name from person where portal = :portal and administrator
                            order by opened_at desc, user_number""")
                    .bind("portal", portal.value())
                    .map((row, _) -> colleague(row))
                    .list());
        }

        @Override
        public void name(Colleague colleague) {
            add(values(colleague, false, null), "update person set name = coalesce(nullif(:name, ''), name)" + PERSON);
        }

        @Override
        public void opened(Colleague colleague, boolean administrator, Instant at) {
            Map<String, @Nullable Object> values = values(colleague, administrator, Times.stored(at));
            String update = """
                    update person set name = coalesce(nullif(:name, ''), name), administrator = :administrator,
                      opened_at = :at""" + PERSON;
            if (administrator) {
                add(values, update);
            } else {
                jdbi.useHandle(
                        handle -> handle.createUpdate(update).bindMap(values).execute());
            }
        }

        private void add(Map<String, @Nullable Object> values, String update) {
            jdbi.useTransaction(handle -> Upsert.run(handle, update, """
                    insert into person (portal, user_number, name, administrator, opened_at)
                    values (:portal, :user, :name, :administrator, :at) on conflict do nothing""", values));
        }

        private Map<String, @Nullable Object> values(
                Colleague colleague, boolean administrator, @Nullable OffsetDateTime at) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("user", colleague.user().value());
            values.put("name", clipped(colleague.name()));
            values.put("administrator", administrator);
            values.put("at", at);
            return values;
        }
    }

    static String clipped(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        return new Colleague(new UserId(row.getLong("user_number")), row.getString("name"));
    }
}
