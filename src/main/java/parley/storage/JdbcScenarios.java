package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.ScenarioDraft;
import parley.authoring.Scenarios;
import parley.authoring.Version;
import parley.authoring.document.ScenarioYaml;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Drafts and versions in the database. Every statement but the forgetting names the portal. */
public final class JdbcScenarios implements Scenarios {
    private final Jdbi jdbi;

    public JdbcScenarios(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    @Override
    public void forgetUndos(Instant restingSince) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from scenario_state where exists (
                          select 1 from scenario_draft d
                          where d.portal = scenario_state.portal and d.bot = scenario_state.bot
                            and d.place <> scenario_state.place and d.changed_at < :moment)""")
                .bind("moment", Times.stored(restingSince))
                .execute());
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public void begin(BotId bot, Scenario draft, @Nullable Colleague by, Instant at) {
            Map<String, @Nullable Object> values = values(bot, by, at);
            values.put("document", ScenarioYaml.write(draft));
            jdbi.useTransaction(handle -> {
                boolean fresh = handle.createUpdate("""
                                insert into scenario_draft
                                  (portal, bot, revision, place, changed_at, changed_by, changed_by_name)
                                values (:portal, :bot, 1, 1, :at, :user, :userName)
                                on conflict do nothing""").bindMap(values).execute() == 1;
                if (fresh) {
                    addState(handle, values, 1);
                }
            });
        }

        private static void addState(Handle handle, Map<String, @Nullable Object> values, long place) {
            handle.createUpdate("""
                            insert into scenario_state (portal, bot, place, document)
                            values (:portal, :bot, :place, :document)""").bindMap(values).bind("place", place).execute();
        }

        @Override
        public Optional<ScenarioDraft> draft(BotId bot) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select d.*, s.document,
                              exists (select 1 from scenario_state b
                                where b.portal = d.portal and b.bot = d.bot and b.place = d.place - 1) as undoable,
                              exists (select 1 from scenario_state a
                                where a.portal = d.portal and a.bot = d.bot and a.place = d.place + 1) as redoable
                            from scenario_draft d
                            join scenario_state s on s.portal = d.portal and s.bot = d.bot and s.place = d.place
                            where d.portal = :portal and d.bot = :bot""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .map((row, _) -> draft(row))
                    .findOne());
        }

        private static ScenarioDraft draft(ResultSet row) throws SQLException {
            return new ScenarioDraft(
                    new BotId(row.getLong("bot")),
                    ScenarioYaml.stored(row.getString("document")),
                    row.getLong("revision"),
                    Times.read(row, "changed_at"),
                    colleague(row, "changed_by", "changed_by_name"),
                    row.getBoolean("undoable"),
                    row.getBoolean("redoable"));
        }

        @Override
        public boolean change(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at) {
            return put(bot, revision, after, by, at, 1);
        }

        @Override
        public boolean goOn(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at) {
            return put(bot, revision, after, by, at, 0);
        }

        /** Nothing can be done again that was undone before, and the oldest states go. */
        private boolean put(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at, int places) {
            Map<String, @Nullable Object> values = values(bot, by, at);
            values.put("document", ScenarioYaml.write(after));
            return jdbi.inTransaction(handle -> {
                Optional<Long> place = step(handle, values, revision, places);
                place.ifPresent(now -> {
                    handle.createUpdate("""
                                    delete from scenario_state
                                    where portal = :portal and bot = :bot and (place >= :now or place < :first)""")
                            .bindMap(values)
                            .bind("now", now)
                            .bind("first", now - MOST_UNDOS)
                            .execute();
                    addState(handle, values, now);
                });
                return place.isPresent();
            });
        }

        @Override
        public Optional<Scenario> before(BotId bot) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select s.document from scenario_draft d
                            join scenario_state s on s.portal = d.portal and s.bot = d.bot and s.place = d.place - 1
                            where d.portal = :portal and d.bot = :bot""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .map((row, _) -> ScenarioYaml.stored(row.getString("document")))
                    .findOne());
        }

        @Override
        public boolean undo(BotId bot, long revision, @Nullable Colleague by, Instant at) {
            return jdbi.inTransaction(handle -> go(handle, values(bot, by, at), revision, -1));
        }

        @Override
        public boolean redo(BotId bot, long revision, @Nullable Colleague by, Instant at) {
            return jdbi.inTransaction(handle -> go(handle, values(bot, by, at), revision, 1));
        }

        /** Only where there is such a state. */
        private static boolean go(Handle handle, Map<String, @Nullable Object> values, long revision, int by) {
            boolean possible = handle.createQuery("""
                            select count(*) from scenario_draft d
                            join scenario_state s
                              on s.portal = d.portal and s.bot = d.bot and s.place = d.place + :by
                            where d.portal = :portal and d.bot = :bot and d.revision = :revision""")
                            .bindMap(values)
                            .bind("by", by)
                            .bind("revision", revision)
                            .mapTo(Long.class)
                            .one()
                    == 1;
            return possible && step(handle, values, revision, by).isPresent();
        }

        /** Answers with the place afterwards; empty when somebody else was first. */
        private static Optional<Long> step(Handle handle, Map<String, @Nullable Object> values, long revision, int by) {
            boolean first = handle.createUpdate("""
                            update scenario_draft set revision = revision + 1, place = place + :by, changed_at = :at,
                              changed_by = :user, changed_by_name = :userName
                            where portal = :portal and bot = :bot and revision = :revision""")
                            .bindMap(values)
                            .bind("by", by)
                            .bind("revision", revision)
                            .execute()
                    == 1;
            return first
                    ? handle.createQuery("select place from scenario_draft where portal = :portal and bot = :bot")
                            .bindMap(values)
                            .mapTo(Long.class)
                            .findOne()
                    : Optional.empty();
        }

        private Map<String, @Nullable Object> values(BotId bot, @Nullable Colleague by, Instant at) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("portal", portal.value());
            values.put("bot", bot.value());
            values.put("at", Times.stored(at));
            values.put("user", by == null ? null : by.user().value());
            values.put("userName", by == null ? "" : JdbcPeople.clipped(by.name()));
            return values;
        }

        @Override
        public List<Version> versions(BotId bot) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select * from scenario_version where portal = :portal and bot = :bot
                            order by number desc""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .map((row, _) -> stored(row))
                    .list());
        }

        @Override
        public Optional<Version> version(BotId bot, int number) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select * from scenario_version
                            where portal = :portal and bot = :bot and number = :number""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("number", number)
                    .map((row, _) -> stored(row))
                    .findOne());
        }

        @Override
        public boolean add(BotId bot, Version version) {
            Map<String, @Nullable Object> values = values(bot, version.by(), version.at());
            values.put("number", version.number());
            values.put("document", ScenarioYaml.write(version.scenario()));
            values.put("note", version.note());
            return jdbi.withHandle(
                    handle -> handle.createUpdate("""
                                    insert into scenario_version
                                      (portal, bot, number, document, note, author, author_name, made_at)
                                    values (:portal, :bot, :number, :document, :note, :user, :userName, :at)
                                    on conflict do nothing""").bindMap(values).execute() == 1);
        }
    }

    private static Version stored(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"),
                ScenarioYaml.stored(row.getString("document")),
                row.getString("note"),
                colleague(row, "author", "author_name"),
                Times.read(row, "made_at"));
    }

    private static @Nullable Colleague colleague(ResultSet row, String number, String name) throws SQLException {
        Long user = row.getObject(number, Long.class);
        return user == null ? null : new Colleague(new UserId(user), row.getString(name));
    }
}
