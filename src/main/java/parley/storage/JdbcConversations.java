package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    private final Database database;
    private final Jdbi jdbi;

    public JdbcConversations(Database database) {
        this.database = database;
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
        int misses = talk.conversation().misses();
        String state = ConversationDocument.write(talk.conversation());
        OffsetDateTime begun = Times.stored(talk.begunAt());
        OffsetDateTime now = Times.stored(talk.changedAt());
        Object[] key = {bot.portal().value(), bot.number(), dialog.value()};
        database.change(round -> {
            round.update("""
                    update conversation set misses = ?, state = ?, version = ?, session = ?, changed_at = ?
                    where portal = ? and bot_number = ? and dialog = ?""", misses, state, talk.version(), talk.session(), now, key[0], key[1], key[2]);
            round.update(
                    """
                    insert into conversation
                      (portal, bot_number, dialog, misses, state, version, session, begun_at, changed_at)
                    select cast(? as varchar), cast(? as bigint), cast(? as varchar), cast(? as integer),
                      cast(? as text), cast(? as bigint), cast(? as bigint), cast(? as timestamp with time zone),
                      cast(? as timestamp with time zone)
                    where not exists (
                      select 1 from conversation where portal = ? and bot_number = ? and dialog = ?)
                    on conflict do nothing""",
                    key[0],
                    key[1],
                    key[2],
                    misses,
                    state,
                    talk.version(),
                    talk.session(),
                    begun,
                    now,
                    key[0],
                    key[1],
                    key[2]);
        });
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
        database.change(
                round -> round.update("""
                update conversation set said = ?
                where portal = ? and bot_number = ? and dialog = ? and said < ?""", message, bot.portal().value(), bot.number(), dialog.value(), message));
    }

    @Override
    public void noteButtons(BotRef bot, DialogId dialog, long ticket, long message) {
        Object[] key = {bot.portal().value(), bot.number(), dialog.value(), ticket};
        database.change(round -> {
            round.update("""
                    update button_message set message = ?
                    where portal = ? and bot_number = ? and dialog = ? and ticket = ?""", message, key[0], key[1], key[2], key[3]);
            round.update("""
                    insert into button_message (portal, bot_number, dialog, ticket, message)
                    select cast(? as varchar), cast(? as bigint), cast(? as varchar), cast(? as bigint), cast(? as bigint)
                    where not exists (
                      select 1 from button_message where portal = ? and bot_number = ? and dialog = ? and ticket = ?)
                    on conflict do nothing""", key[0], key[1], key[2], key[3], message, key[0], key[1], key[2], key[3]);
        });
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
