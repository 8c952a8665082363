package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final List<String> KEY = List.of("portal", "bot_number", "dialog");
    private static final List<String> KEY_OF_BUTTONS = List.of("portal", "bot_number", "dialog", "ticket");

    private final Database database;
    private final Jdbi jdbi;

    public JdbcConversations(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<Talk> find(BotRef bot, DialogId dialog) {
        return jdbi.withHandle(handle -> {
            Round round = database.round(handle);
            Round.Step<Talk> talk = find(round, bot, dialog);
            round.go();
            return talk.rows().stream().findFirst();
        });
    }

    /** Together with what else is asked. */
    static Round.Step<Talk> find(Round round, BotRef bot, DialogId dialog) {
        return round.query("""
                select misses, state, version, session, begun_at, changed_at from conversation
                where portal = ? and bot_number = ? and dialog = ?""", JdbcConversations::talk, bot.portal().value(), bot.number(), dialog.value());
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
        Map<String, Object> row = key(bot, dialog);
        row.put("misses", talk.conversation().misses());
        row.put("state", ConversationDocument.write(talk.conversation()));
        row.put("version", talk.version());
        row.put("session", talk.session());
        row.put("begun_at", Times.stored(talk.begunAt()));
        row.put("changed_at", Times.stored(talk.changedAt()));
        database.change(round -> round.put("conversation", KEY, row));
    }

    @Override
    public long said(BotRef bot, DialogId dialog) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select said from conversation
                        where portal = :portal and bot_number = :bot_number and dialog = :dialog""")
                .bindMap(key(bot, dialog))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    @Override
    public void noteSaid(BotRef bot, DialogId dialog, long message) {
        database.change(
                round -> round.update("""
                update conversation set said = ?
                where portal = ? and bot_number = ? and dialog = ? and said < ?""", message, bot.portal().value(), bot.number(), dialog.value(), message));
    }

    @Override
    public void noteButtons(BotRef bot, DialogId dialog, long ticket, long message) {
        Map<String, Object> row = key(bot, dialog);
        row.put("ticket", ticket);
        row.put("message", message);
        database.change(round -> round.put("button_message", KEY_OF_BUTTONS, row));
    }

    @Override
    public OptionalLong buttons(BotRef bot, DialogId dialog, long ticket) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select message from button_message
                        where portal = :portal and bot_number = :bot_number and dialog = :dialog and ticket = :ticket""")
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
                        where portal = :portal and bot_number = :bot_number and dialog = :dialog and ticket = :ticket""")
                .bindMap(key(bot, dialog))
                .bind("ticket", ticket)
                .execute());
    }

    private static Map<String, Object> key(BotRef bot, DialogId dialog) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("portal", bot.portal().value());
        key.put("bot_number", bot.number());
        key.put("dialog", dialog.value());
        return key;
    }
}
