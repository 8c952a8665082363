package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.Change;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.authoring.Change.Subject;
import parley.authoring.Changes;
import parley.authoring.DifferencesDocument;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** The list of changes in the database. Every statement but the forgetting names the portal. */
public final class JdbcChanges implements Changes {
    private final Jdbi jdbi;

    public JdbcChanges(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    @Override
    public void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from change_entry where made_at < :before")
                .bind("before", Times.stored(before))
                .execute());
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public void add(Instant at, @Nullable Colleague by, Deed deed) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("at", Times.stored(at));
            values.put("user", by == null ? null : by.user().value());
            values.put("userName", by == null ? "" : JdbcPeople.clipped(by.name()));
            values.put("bot", deed.bot() == null ? null : deed.bot().bot().value());
            values.put("botName", deed.bot() == null ? "" : deed.bot().name());
            values.put("kind", deed.kind().name());
            values.put("whom", deed.whom() == null ? null : deed.whom().user().value());
            values.put(
                    "whomName",
                    deed.whom() == null ? "" : JdbcPeople.clipped(deed.whom().name()));
            values.put("differences", DifferencesDocument.write(deed.differences()));
            values.put("revision", deed.revision());
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into change_entry (id, portal, made_at, user_number, user_name, bot, bot_name, kind,
                              whom, whom_name, differences, revision)
                            values (nextval('change_ids'), :portal, :at, :user, :userName, :bot, :botName, :kind,
                              :whom, :whomName, :differences, :revision)""").bindMap(values).execute());
        }

        @Override
        public List<Change> list(Wanted wanted, int most) {
            // Conditions that are not asked for are left out, so that each question finds its index.
            String conditions = (wanted.bot() == null ? "" : " and bot = :bot")
                    + (wanted.by() == null ? "" : " and user_number = :user")
                    + (wanted.before() == null ? "" : " and id < :before");
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("bot", wanted.bot() == null ? null : wanted.bot().value());
            values.put("user", wanted.by() == null ? null : wanted.by().value());
            values.put("before", wanted.before());
            values.put("most", most);
            return jdbi.withHandle(handle -> handle.createQuery("select * from change_entry where portal = :portal"
                            + conditions + " order by id desc limit :most")
                    .bindMap(values)
                    .map((row, _) -> change(row))
                    .list());
        }

        @Override
        public List<Change> since(BotId bot, long revision) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select * from change_entry where portal = :portal and bot = :bot and revision > :revision
                            order by id""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("revision", revision)
                    .map((row, _) -> change(row))
                    .list());
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        Long bot = row.getObject("bot", Long.class);
        return new Change(
                row.getLong("id"),
                Times.read(row, "made_at"),
                colleague(row, "user_number", "user_name"),
                new Deed(
                        Kind.valueOf(row.getString("kind")),
                        bot == null ? null : new Subject(new BotId(bot), row.getString("bot_name")),
                        colleague(row, "whom", "whom_name"),
                        DifferencesDocument.read(row.getString("differences")),
                        row.getLong("revision")));
    }

    private static @Nullable Colleague colleague(ResultSet row, String number, String name) throws SQLException {
        Long user = row.getObject(number, Long.class);
        return user == null ? null : new Colleague(new UserId(user), row.getString(name));
    }
}
