package parley.storage;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import parley.portals.PortalId;
import parley.running.Facts;

/** What bots remember about people, in the database. */
public final class JdbcFacts implements Facts {
    private final Jdbi jdbi;

    public JdbcFacts(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Map<String, String> of(PortalId portal, long person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select fact, content from person_fact where portal = :portal and person = :person")
                .bind("portal", portal.value())
                .bind("person", person)
                .map((row, _) -> Map.entry(row.getString("fact"), row.getString("content")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void keep(PortalId portal, long person, String fact, String value, Instant now) {
        Map<String, Object> key = Map.of("portal", portal.value(), "person", person, "fact", fact);
        if (value.isBlank()) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "delete from person_fact where portal = :portal and person = :person and fact = :fact")
                    .bindMap(key)
                    .execute());
            return;
        }
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                """
                update person_fact set content = :content, kept_at = :now
                where portal = :portal and person = :person and fact = :fact""",
                """
                insert into person_fact (portal, person, fact, content, kept_at)
                values (:portal, :person, :fact, :content, :now) on conflict do nothing""",
                Map.of(
                        "portal", portal.value(),
                        "person", person,
                        "fact", fact,
                        "content", value,
                        "now", Times.stored(now))));
    }
}
