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
import parley.authoring.Presence;
import parley.authoring.Presence.Seen;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Who edits what, in the database, so that nodes know of each other's visitors. */
public final class JdbcPresence implements Presence {
    private static final int LONGEST_TOPIC = 100;

    private final Jdbi jdbi;

    public JdbcPresence(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    @Override
    public void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from editor_presence where seen_at < :before")
                .bind("before", Times.stored(before))
                .execute());
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public void note(BotId bot, Colleague who, String topic, Instant at) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("bot", bot.value());
            values.put("user", who.user().value());
            values.put("userName", JdbcPeople.clipped(who.name()));
            values.put("topic", topic.length() > LONGEST_TOPIC ? "" : topic);
            values.put("at", Times.stored(at));
            jdbi.useTransaction(handle -> Upsert.run(handle, """
                    update editor_presence set user_name = :userName, topic = :topic, seen_at = :at
                    where portal = :portal and bot = :bot and user_number = :user""", """
                    insert into editor_presence (portal, bot, user_number, user_name, topic, seen_at)
                    values (:portal, :bot, :user, :userName, :topic, :at)
                    on conflict do nothing""", values));
        }

        @Override
        public List<Seen> since(BotId bot, Instant moment) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select * from editor_presence
                            where portal = :portal and bot = :bot and seen_at >= :moment
                            order by seen_at desc, user_number""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("moment", Times.stored(moment))
                    .map((row, _) -> seen(row))
                    .list());
        }
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                new Colleague(new UserId(row.getLong("user_number")), row.getString("user_name")),
                row.getString("topic"),
                Times.read(row, "seen_at"));
    }
}
