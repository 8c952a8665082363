package parley.storage;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.bitrix24.ChoiceCommands;
import parley.running.BotRef;

/** The hidden commands of bots in the database. */
public final class JdbcChoiceCommands implements ChoiceCommands {
    private final Jdbi jdbi;

    public JdbcChoiceCommands(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<Registered> find(BotRef bot) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select number, address from choice_command where portal = :portal and bot_number = :bot")
                .bind("portal", bot.portal().value())
                .bind("bot", bot.number())
                .map((row, _) -> new Registered(row.getLong("number"), row.getString("address")))
                .findOne());
    }

    @Override
    public void keep(BotRef bot, Registered command) {
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                "update choice_command set number = :number, address = :address where portal = :portal and bot_number = :bot",
                """
                insert into choice_command (portal, bot_number, number, address)
                values (:portal, :bot, :number, :address) on conflict do nothing""",
                Map.of(
                        "portal", bot.portal().value(),
                        "bot", bot.number(),
                        "number", command.number(),
                        "address", command.address())));
    }
}
