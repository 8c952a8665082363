package parley.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.insight.Erasures;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Erases people from the database. Every statement names the portal. */
public final class JdbcErasures implements Erasures {
    /** A private dialog is called by the number of its person; others are known by what was said there. */
    private static final String DIALOGS = """
            (dialog = :dialog or dialog in (select dialog from turn where portal = :portal and person = :person))""";

    /** In a dialog with one person all turns are about that person, also those nobody spoke in. */
    private static final String TURNS = """
            portal = :portal and (person = :person or (place <> 'GROUP' and dialog in (
              select dialog from turn where portal = :portal and person = :person)))""";

    /** A lane is called by its dialog. */
    private static final String LANES = """
            lane_group = :portal and lane in (
              select concat(portal, '/', bot_number, '/', dialog) from conversation where portal = :portal and\s""" + DIALOGS + ")";

    private final Jdbi jdbi;

    public JdbcErasures(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public Receipt erase(long person, Colleague by, Instant now) {
            return jdbi.inTransaction(handle -> {
                // Work for later and work that was put aside hold what was said as well.
                delete(handle, "alarm", LANES, person);
                delete(handle, "parked", LANES, person);
                delete(handle, "button_message", "portal = :portal and " + DIALOGS, person);
                long facts = delete(handle, "person_fact", "portal = :portal and person = :person", person);
                long conversations = delete(handle, "conversation", "portal = :portal and " + DIALOGS, person);
                long questions = delete(handle, "missed", "portal = :portal and person = :person", person);
                long turns = delete(handle, "turn", TURNS, person);
                delete(handle, "tally_person", "portal = :portal and person = :person", person);
                return keep(handle, person, by, now, new Amount(turns, questions, conversations, facts));
            });
        }

        private long delete(Handle handle, String table, String condition, long person) {
            return handle.createUpdate("delete from " + table + " where " + condition)
                    .bindMap(values(person))
                    .execute();
        }

        private Map<String, Object> values(long person) {
            return Map.of("portal", portal.value(), "person", person, "dialog", Long.toString(person));
        }

        private Receipt keep(Handle handle, long person, Colleague by, Instant now, Amount amount) {
            long id = handle.createQuery("select nextval('erasure_ids')")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            insert into erasure (id, portal, person, made_at, user_number, user_name, turns, questions,
                              conversations, facts)
                            values (:id, :portal, :person, :at, :user, :userName, :turns, :questions, :conversations,
                              :facts)""")
                    .bind("id", id)
                    .bind("portal", portal.value())
                    .bind("person", person)
                    .bind("at", Times.stored(now))
                    .bind("user", by.user().value())
                    .bind("userName", JdbcPeople.clipped(by.name()))
                    .bind("turns", amount.turns())
                    .bind("questions", amount.questions())
                    .bind("conversations", amount.conversations())
                    .bind("facts", amount.facts())
                    .execute();
            return new Receipt(id, person, now, by, amount);
        }

        @Override
        public Amount amount(long person) {
            return jdbi.withHandle(handle -> new Amount(
                    count(handle, "turn", TURNS, person),
                    count(handle, "missed", "portal = :portal and person = :person", person),
                    count(handle, "conversation", "portal = :portal and " + DIALOGS, person),
                    count(handle, "person_fact", "portal = :portal and person = :person", person)));
        }

        private long count(Handle handle, String table, String condition, long person) {
            return handle.createQuery("select count(*) from " + table + " where " + condition)
                    .bindMap(values(person))
                    .mapTo(Long.class)
                    .one();
        }

        @Override
        public List<Receipt> of(long person) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select * from erasure where portal = :portal and person = :person order by id desc")
                    .bind("portal", portal.value())
                    .bind("person", person)
                    .map((row, _) -> new Receipt(
                            row.getLong("id"),
                            person,
                            Times.read(row, "made_at"),
                            new Colleague(new UserId(row.getLong("user_number")), row.getString("user_name")),
                            new Amount(
                                    row.getLong("turns"),
                                    row.getLong("questions"),
                                    row.getLong("conversations"),
                                    row.getLong("facts"))))
                    .list());
        }
    }
}
