package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.SavedTest;
import parley.authoring.SavedTest.TestId;
import parley.authoring.SavedTests;
import parley.authoring.TestDocument;
import parley.portals.PortalId;

/** Saved chats in the database. Every statement names the portal. */
public final class JdbcSavedTests implements SavedTests {
    private final Jdbi jdbi;

    public JdbcSavedTests(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public List<SavedTest> all(BotId bot) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select * from saved_test where portal = :portal and bot = :bot order by id")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .map((row, _) -> test(row))
                    .list());
        }

        @Override
        public Optional<SavedTest> find(BotId bot, TestId test) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select * from saved_test where portal = :portal and bot = :bot and id = :id")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("id", test.value())
                    .map((row, _) -> test(row))
                    .findOne());
        }

        @Override
        public TestId nextId() {
            return jdbi.withHandle(handle -> new TestId(handle.createQuery("select nextval('saved_test_ids')")
                    .mapTo(Long.class)
                    .one()));
        }

        @Override
        public void save(BotId bot, SavedTest test) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("bot", bot.value());
            values.put("id", test.id().value());
            values.put("name", test.name());
            values.put("document", TestDocument.write(test));
            jdbi.useTransaction(handle -> Upsert.run(handle, """
                    update saved_test set name = :name, document = :document
                    where portal = :portal and bot = :bot and id = :id""", """
                    insert into saved_test (id, portal, bot, name, document)
                    values (:id, :portal, :bot, :name, :document)
                    on conflict do nothing""", values));
        }

        @Override
        public void remove(BotId bot, TestId test) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "delete from saved_test where portal = :portal and bot = :bot and id = :id")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("id", test.value())
                    .execute());
        }
    }

    private static SavedTest test(ResultSet row) throws SQLException {
        return TestDocument.read(new TestId(row.getLong("id")), row.getString("name"), row.getString("document"));
    }
}
