package parley.storage;

import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.running.BotRef;
import parley.running.CommandTopics;

/** What the running side needs of commands. */
public final class JdbcCommandTopics implements CommandTopics {
    private final Jdbi jdbi;

    public JdbcCommandTopics(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<String> find(BotRef bot, long command, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select command.topic from command join bot on bot.id = command.bot
                        where bot.portal = :portal and bot.number = :bot and command.held_name is not null
                          and (command.number = :command or command.held_name = :name)
                        order by case when command.number = :command then 0 else 1 end limit 1""")
                .bind("portal", bot.portal().value())
                .bind("bot", bot.number())
                .bind("command", command)
                .bind("name", name.toLowerCase(Locale.ROOT))
                .mapTo(String.class)
                .findOne());
    }
}
