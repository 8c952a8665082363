package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.Command;
import parley.authoring.CommandId;
import parley.authoring.CommandStanding;
import parley.authoring.CommandTerms;
import parley.authoring.CommandTitles;
import parley.authoring.Commands;
import parley.authoring.Problem;
import parley.portals.PortalId;

/** Commands in the database. Every statement names the portal and the bot. */
public final class JdbcCommands implements Commands {
    private final Jdbi jdbi;

    public JdbcCommands(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfBot of(PortalId portal, BotId bot) {
        return new OfOneBot(jdbi, portal, bot);
    }

    private record OfOneBot(Jdbi jdbi, PortalId portal, BotId bot) implements OfBot {
        private static final String OURS = " where portal = :portal and bot = :bot";

        @Override
        public List<Command> all() {
            return jdbi.withHandle(handle -> ours(handle.createQuery("select * from command" + OURS + " order by id"))
                    .map((row, _) -> command(row))
                    .list());
        }

        @Override
        public Optional<Command> find(CommandId id) {
            return jdbi.withHandle(handle -> ours(handle.createQuery("select * from command" + OURS + " and id = :id"))
                    .bind("id", id.value())
                    .map((row, _) -> command(row))
                    .findOne());
        }

        @Override
        public Optional<Command> findByFormKey(String formKey) {
            return jdbi.withHandle(
                    handle -> ours(handle.createQuery("select * from command" + OURS + " and form_key = :key"))
                            .bind("key", formKey)
                            .map((row, _) -> command(row))
                            .findOne());
        }

        @Override
        public CommandId nextId() {
            return jdbi.withHandle(handle -> new CommandId(handle.createQuery("select nextval('command_ids')")
                    .mapTo(Long.class)
                    .one()));
        }

        @Override
        public boolean add(Command command, String formKey) {
            Map<String, @Nullable Object> values = values(command);
            values.put("formKey", formKey);
            return run("""
                    insert into command (id, portal, bot, form_key, name, held_name, everywhere, hidden, extranet, titles,
                      topic, revision, bot_number, asked_name, registered_everywhere, number, fingerprint, trouble)
                    values (:id, :portal, :bot, :formKey, :name, :heldName, :everywhere, :hidden, :extranet, :titles,
                      :topic, :revision, :botNumber, :askedName, :registeredEverywhere, :number, :fingerprint, :trouble)
                    on conflict do nothing""", values);
        }

        @Override
        public boolean replace(Command command, long revision) {
            Map<String, @Nullable Object> values = values(command);
            values.put("before", revision);
            return run(
                    "update command set name = :name, held_name = :heldName, everywhere = :everywhere, hidden = :hidden,"
                            + " extranet = :extranet, titles = :titles, topic = :topic, revision = :revision" + OURS
                            + " and id = :id and revision = :before and held_name is not null",
                    values);
        }

        @Override
        public void note(CommandId id, CommandStanding standing, Problem.@Nullable Kind trouble) {
            Map<String, @Nullable Object> values = standing(standing);
            values.put("id", id.value());
            values.put("trouble", trouble == null ? null : trouble.name());
            run(
                    "update command set bot_number = :botNumber, asked_name = :askedName, number = :number,"
                            + " registered_everywhere = :registeredEverywhere, fingerprint = :fingerprint,"
                            + " trouble = :trouble" + OURS + " and id = :id",
                    values);
        }

        @Override
        public void dismiss(CommandId id) {
            run(
                    "update command set held_name = null" + OURS + " and id = :id",
                    new HashMap<>(Map.of("id", id.value())));
        }

        @Override
        public void remove(CommandId id) {
            run("delete from command" + OURS + " and id = :id", new HashMap<>(Map.of("id", id.value())));
        }

        private <S extends SqlStatement<S>> S ours(S statement) {
            return statement.bind("portal", portal.value()).bind("bot", bot.value());
        }

        private boolean run(String statement, Map<String, @Nullable Object> values) {
            return jdbi.withHandle(handle ->
                    ours(handle.createUpdate(statement).bindMap(values)).execute() == 1);
        }
    }

    private static Map<String, @Nullable Object> values(Command command) {
        CommandTerms terms = command.terms();
        Map<String, @Nullable Object> values = standing(command.standing());
        values.put("id", command.id().value());
        values.put("name", terms.name());
        values.put("heldName", command.wanted() ? terms.name().toLowerCase(Locale.ROOT) : null);
        values.put("everywhere", terms.everywhere());
        values.put("hidden", terms.hidden());
        values.put("extranet", terms.extranet());
        values.put("titles", CommandTitles.write(terms.titles()));
        values.put("topic", command.topic());
        values.put("revision", command.revision());
        values.put(
                "trouble", command.trouble() == null ? null : command.trouble().name());
        return values;
    }

    private static Map<String, @Nullable Object> standing(CommandStanding standing) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name : List.of("botNumber", "askedName", "registeredEverywhere", "number", "fingerprint")) {
            values.put(name, null);
        }
        switch (standing) {
            case CommandStanding.NotRegistered() -> {}
            case CommandStanding.Asked(long bot, String name, boolean everywhere) -> {
                values.put("botNumber", bot);
                values.put("askedName", name);
                values.put("registeredEverywhere", everywhere);
            }
            case CommandStanding.Registered(long bot, long number, boolean everywhere, String fingerprint) -> {
                values.put("botNumber", bot);
                values.put("number", number);
                values.put("registeredEverywhere", everywhere);
                values.put("fingerprint", fingerprint);
            }
        }
        return values;
    }

    private static Command command(ResultSet row) throws SQLException {
        String trouble = row.getString("trouble");
        return new Command(
                new CommandId(row.getLong("id")),
                new PortalId(row.getString("portal")),
                new BotId(row.getLong("bot")),
                new CommandTerms(
                        row.getString("name"),
                        row.getBoolean("everywhere"),
                        row.getBoolean("hidden"),
                        row.getBoolean("extranet"),
                        CommandTitles.read(row.getString("titles"))),
                row.getString("topic"),
                row.getString("held_name") != null,
                standing(row),
                trouble == null ? null : Problem.Kind.valueOf(trouble),
                row.getLong("revision"));
    }

    private static CommandStanding standing(ResultSet row) throws SQLException {
        long bot = row.getLong("bot_number");
        boolean everywhere = row.getBoolean("registered_everywhere");
        String asked = row.getString("asked_name");
        String fingerprint = row.getString("fingerprint");
        if (asked != null) {
            return new CommandStanding.Asked(bot, asked, everywhere);
        }
        return fingerprint == null
                ? new CommandStanding.NotRegistered()
                : new CommandStanding.Registered(bot, row.getLong("number"), everywhere, fingerprint);
    }
}
