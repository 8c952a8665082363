package parley.storage;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.Bot;
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
                        "select * from bot where portal = :portal and number = :number and wish in ('LIVE', 'PAUSED')")
                .bind("portal", bot.portal().value())
                .bind("number", bot.number())
                .map((row, _) -> live(JdbcBots.bot(row)))
                .findOne());
    }

    private static LiveBot live(Bot bot) {
        return new LiveBot(bot.id().value(), bot.revision(), bot.spoken());
    }
}
