package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import parley.portals.Mishap;
import parley.portals.Mishaps;
import parley.portals.PortalId;

/** Mishaps in the database. */
public final class JdbcMishaps implements Mishaps {
    private static final int LONGEST = 60;

    private final Jdbi jdbi;

    public JdbcMishaps(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public void note(Mishap mishap) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("portal", mishap.portal().value());
        values.put("act", mishap.act().name());
        values.put("bot", cut(mishap.bot()));
        values.put("kind", mishap.kind().name());
        values.put("code", cut(mishap.code()));
        values.put("first", Times.stored(mishap.firstAt()));
        values.put("last", Times.stored(mishap.lastAt()));
        values.put("times", mishap.times());
        try {
            jdbi.useTransaction(handle -> {
                Upsert.run(handle, """
                        update mishap set last_at = :last, times = times + :times
                        where portal = :portal and act = :act and bot = :bot and kind = :kind and code = :code""", """
                        insert into mishap (portal, act, bot, kind, code, first_at, last_at, times)
                        values (:portal, :act, :bot, :kind, :code, :first, :last, :times) on conflict do nothing""", values);
                prune(handle, mishap.portal());
            });
        } catch (JdbiException unavailable) {
            // As the port promises: what failed is dealt with where it failed.
        }
    }

    private static void prune(Handle handle, PortalId portal) {
        handle.createUpdate("""
                        delete from mishap where portal = :portal and last_at < (
                          select min(last_at) from (
                            select last_at from mishap where portal = :portal order by last_at desc limit :most) kept)""")
                .bind("portal", portal.value())
                .bind("most", MOST)
                .execute();
    }

    @Override
    public List<Mishap> of(PortalId portal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from mishap where portal = :portal
                        order by last_at desc, act, bot, kind, code limit :most""")
                .bind("portal", portal.value())
                .bind("most", MOST)
                .map((row, _) -> mishap(row))
                .list());
    }

    private static Mishap mishap(ResultSet row) throws SQLException {
        return new Mishap(
                new PortalId(row.getString("portal")),
                Mishap.Act.valueOf(row.getString("act")),
                row.getString("bot"),
                Mishap.Kind.valueOf(row.getString("kind")),
                row.getString("code"),
                Times.read(row, "first_at"),
                Times.read(row, "last_at"),
                row.getLong("times"));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
