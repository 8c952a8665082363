package parley.storage;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import parley.engine.Conversation;
import parley.running.BotRef;
import parley.running.Conversations;
import parley.running.DialogId;

/** Conversations in the database. */
public final class JdbcConversations implements Conversations {
    private final Jdbi jdbi;

    public JdbcConversations(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Conversation find(BotRef bot, DialogId dialog) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select misses from conversation
                        where portal = :portal and bot_number = :bot and dialog = :dialog""")
                .bind("portal", bot.portal().value())
                .bind("bot", bot.number())
                .bind("dialog", dialog.value())
                .map((row, _) -> new Conversation(row.getInt("misses")))
                .findOne()
                .orElse(Conversation.NEW));
    }

    @Override
    public void save(BotRef bot, DialogId dialog, Conversation conversation, Instant now) {
        jdbi.useTransaction(handle -> Upsert.run(
                handle,
                """
                update conversation set misses = :misses, changed_at = :now
                where portal = :portal and bot_number = :bot and dialog = :dialog""",
                """
                insert into conversation (portal, bot_number, dialog, misses, changed_at)
                values (:portal, :bot, :dialog, :misses, :now) on conflict do nothing""",
                Map.of(
                        "portal", bot.portal().value(),
                        "bot", bot.number(),
                        "dialog", dialog.value(),
                        "misses", conversation.misses(),
                        "now", Times.stored(now))));
    }

    @Override
    public long said(BotRef bot, DialogId dialog) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select said from conversation
                        where portal = :portal and bot_number = :bot and dialog = :dialog""")
                .bind("portal", bot.portal().value())
                .bind("bot", bot.number())
                .bind("dialog", dialog.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    @Override
    public void noteSaid(BotRef bot, DialogId dialog, long message) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update conversation set said = :message
                        where portal = :portal and bot_number = :bot and dialog = :dialog and said < :message""")
                .bind("message", message)
                .bind("portal", bot.portal().value())
                .bind("bot", bot.number())
                .bind("dialog", dialog.value())
                .execute());
    }
}
