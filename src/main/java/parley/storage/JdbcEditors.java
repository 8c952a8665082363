package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.EditingRight;
import parley.authoring.Editors;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Editing rights in the database. Every statement names the portal. */
public final class JdbcEditors implements Editors {
    private static final long EVERY_BOT = 0;

    private static final String RIGHTS = """
            select editing_right.*, coalesce(holder.name, '') as holder_name, coalesce(granter.name, '') as granter_name
            from editing_right
            left join person holder
              on holder.portal = editing_right.portal and holder.user_number = editing_right.user_number
            left join person granter
              on granter.portal = editing_right.portal and granter.user_number = editing_right.granted_by
            where editing_right.portal = :portal""";

    private final Jdbi jdbi;

    public JdbcEditors(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public List<EditingRight> all() {
            return jdbi.withHandle(handle -> handle.createQuery(
                            RIGHTS + " order by holder_name, editing_right.user_number, editing_right.bot")
                    .bind("portal", portal.value())
                    .map((row, _) -> right(row))
                    .list());
        }

        @Override
        public List<EditingRight> of(UserId holder) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            RIGHTS + " and editing_right.user_number = :user order by editing_right.bot")
                    .bind("portal", portal.value())
                    .bind("user", holder.value())
                    .map((row, _) -> right(row))
                    .list());
        }

        @Override
        public boolean grant(EditingRight right) {
            return jdbi.withHandle(handle -> handle.createUpdate("""
                            insert into editing_right (portal, user_number, bot, granted_at, granted_by)
                            values (:portal, :user, :bot, :at, :by) on conflict do nothing""")
                            .bind("portal", portal.value())
                            .bind("user", right.holder().user().value())
                            .bind("bot", number(right.bot()))
                            .bind("at", Times.stored(right.since()))
                            .bind("by", right.grantedBy().user().value())
                            .execute()
                    == 1);
        }

        @Override
        public boolean withdraw(UserId holder, @Nullable BotId bot) {
            return jdbi.withHandle(handle -> handle.createUpdate(
                                    "delete from editing_right where portal = :portal and user_number = :user and bot = :bot")
                            .bind("portal", portal.value())
                            .bind("user", holder.value())
                            .bind("bot", number(bot))
                            .execute()
                    == 1);
        }
    }

    private static long number(@Nullable BotId bot) {
        return bot == null ? EVERY_BOT : bot.value();
    }

    private static EditingRight right(ResultSet row) throws SQLException {
        long bot = row.getLong("bot");
        return new EditingRight(
                new Colleague(new UserId(row.getLong("user_number")), row.getString("holder_name")),
                bot == EVERY_BOT ? null : new BotId(bot),
                Times.read(row, "granted_at"),
                new Colleague(new UserId(row.getLong("granted_by")), row.getString("granter_name")));
    }
}
