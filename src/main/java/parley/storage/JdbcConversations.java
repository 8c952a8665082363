package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation;
import parley.running.BotRef;
import parley.running.ConversationDocument;
import parley.running.Conversations;
import parley.running.DialogId;
import parley.running.Talk;

/** Conversations in the database. */
public final class JdbcConversations implements Conversations {
    private final Jdbi jdbi;

    public JdbcConversations(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<Talk> find(BotRef bot, DialogId dialog) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select misses, state, version, session, begun_at, changed_at from conversation
                        where portal = :portal and bot_number = :bot and dialog = :dialog""")
                .bindMap(key(bot, dialog))
                .map((row, _) -> talk(row))
                .findOne());
    }

    /** Rows of earlier versions have neither a state nor a beginning. */
    private static Talk talk(ResultSet row) throws SQLException {
        @Nullable String state = row.getString("state");
        Instant changedAt = Times.read(row, "changed_at");
        return new Talk(
                state == null ? new Conversation(row.getInt("misses")) : ConversationDocument.read(state),
                row.getLong("version"),
                row.getLong("session"),
                row.getObject("begun_at") == null ? Instant.EPOCH : Times.read(row, "begun_at"),
                changedAt);
    }

    @Override
    public void save(BotRef bot, DialogId dialog, Talk talk) {
        Map<String, @Nullable Object> values = new HashMap<>(key(bot, dialog));
        values.put("misses", talk.conversation().misses());
        values.put("state", ConversationDocument.write(talk.conversation()));
        values.put("version", talk.version());
        values.put("session", talk.session());
        values.put("begun", Times.stored(talk.begunAt()));
        values.put("now", Times.stored(talk.changedAt()));
        jdbi.useTransaction(handle -> Upsert.run(handle, """
                update conversation set misses = :misses, state = :state, version = :version, session = :session,
                  changed_at = :now
                where portal = :portal and bot_number = :bot and dialog = :dialog""", """
                insert into conversation (portal, bot_number, dialog, misses, state, version, session, begun_at, changed_at)
                values (:portal, :bot, :dialog, :misses, :state, :version, :session, :begun, :now)
                on conflict do nothing""", values));
    }

    @Override
    public long said(BotRef bot, DialogId dialog) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select said from conversation
                        where portal = :portal and bot_number = :bot and dialog = :dialog""")
                .bindMap(key(bot, dialog))
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
                .bindMap(key(bot, dialog))
                .execute());
    }

    @Override
    public void noteButtons(BotRef bot, DialogId dialog, long ticket, long message) {
        Map<String, @Nullable Object> values = new HashMap<>(key(bot, dialog));
        values.put("ticket", ticket);
        values.put("message", message);
        jdbi.useTransaction(handle -> Upsert.run(handle, """
                update button_message set message = :message
                where portal = :portal and bot_number = :bot and dialog = :dialog and ticket = :ticket""", """
                insert into button_message (portal, bot_number, dialog, ticket, message)
                values (:portal, :bot, :dialog, :ticket, :message) on conflict do nothing""", values));
    }

    @Override
    public OptionalLong buttons(BotRef bot, DialogId dialog, long ticket) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select message from button_message
                        where portal = :portal and bot_number = :bot and dialog = :dialog and ticket = :ticket""")
                        .bindMap(key(bot, dialog))
                        .bind("ticket", ticket)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void forgetButtons(BotRef bot, DialogId dialog, long ticket) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from button_message
                        where portal = :portal and bot_number = :bot and dialog = :dialog and ticket = :ticket""")
                .bindMap(key(bot, dialog))
                .bind("ticket", ticket)
                .execute());
    }

    private static Map<String, ?> key(BotRef bot, DialogId dialog) {
        return Map.of("portal", bot.portal().value(), "bot", bot.number(), "dialog", dialog.value());
    }
}
