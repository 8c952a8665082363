package parley.storage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import parley.insight.Erasures;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Erases people from the database. Every statement names the portal. */
public final class JdbcErasures implements Erasures {
    private static final String PERSON = "portal = :portal and person = :person";

    private static final String DIALOGS = "portal = :portal and dialog = any(:dialogs)";

    /** In a dialog with one person all turns are about that person, also those nobody spoke in. */
    private static final String BESIDES = DIALOGS + " and place <> 'GROUP' and person <> :person";

    private static final String QUESTIONS = "turn in (select id from turn where " + PERSON + ")";

    /** A lane is called by its dialog. */
    private static final String LANES = "lane_group = :portal and lane in ("
            + "select concat(portal, '/', bot_number, '/', dialog) from conversation where " + DIALOGS + ")";

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
                Known known = known(handle, person);
                // Work for later and work that was put aside hold what was said as well.
                known.delete("alarm", LANES);
                known.delete("parked", LANES);
                known.delete("button_message", DIALOGS);
                long facts = known.delete("person_fact", PERSON);
                long conversations = known.delete("conversation", DIALOGS);
                long questions = known.delete("missed", QUESTIONS);
                long turns = known.delete("turn", BESIDES) + known.delete("turn", PERSON);
                known.delete("tally_person", PERSON);
                return keep(handle, person, by, now, new Amount(turns, questions, conversations, facts));
            });
        }

        /** A private dialog is called by the number of its person; others are known by what was said there. */
        private Known known(Handle handle, long person) {
            Set<String> dialogs = handle.createQuery("select distinct dialog from turn where " + PERSON)
                    .bind("portal", portal.value())
                    .bind("person", person)
                    .mapTo(String.class)
                    .collect(Collectors.toSet());
            dialogs.add(Long.toString(person));
            return new Known(handle, portal, person, dialogs);
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
            return jdbi.withHandle(handle -> {
                Known known = known(handle, person);
                return new Amount(
                        known.count("turn", BESIDES) + known.count("turn", PERSON),
                        known.count("missed", QUESTIONS),
                        known.count("conversation", DIALOGS),
                        known.count("person_fact", PERSON));
            });
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

    /** A person and the dialogs that are theirs. */
    private record Known(Handle handle, PortalId portal, long person, Set<String> dialogs) {
        long delete(String table, String condition) {
            return bound(handle.createUpdate("delete from " + table + " where " + condition))
                    .execute();
        }

        long count(String table, String condition) {
            return bound(handle.createQuery("select count(*) from " + table + " where " + condition))
                    .mapTo(Long.class)
                    .one();
        }

        private <T extends SqlStatement<T>> T bound(T statement) {
            return statement
                    .bind("portal", portal.value())
                    .bind("person", person)
                    .bindArray("dialogs", String.class, dialogs);
        }
    }
}
