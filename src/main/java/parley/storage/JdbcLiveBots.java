package parley.storage;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.ScenarioDocument;
import parley.running.BotRef;
import parley.running.LiveBots;

/** What the running side needs of bots. */
public final class JdbcLiveBots implements LiveBots {
    private final Jdbi jdbi;

    public JdbcLiveBots(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<LiveBot> find(BotRef bot) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, revision, scenario from bot where portal = :portal and number = :number")
                .bind("portal", bot.portal().value())
                .bind("number", bot.number())
                .map((row, _) -> new LiveBot(
                        row.getLong("id"), row.getLong("revision"), ScenarioDocument.read(row.getString("scenario"))))
                .findOne());
    }
}
