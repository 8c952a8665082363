package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
    public void save(BotRef bot, DialogId dialog, Optional<Talk> asRead, Talk talk) {
        database.change(round -> asRead.ifPresentOrElse(
                before -> change(round, bot, dialog, before, talk), () -> begin(round, bot, dialog, talk)));
    }

    private static void begin(Round round, BotRef bot, DialogId dialog, Talk talk) {
        round.update("""
                insert into conversation
                  (misses, state, version, session, begun_at, changed_at, portal, bot_number, dialog)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", values(talk, bot, dialog));
    }

    private static void change(Round round, BotRef bot, DialogId dialog, Talk asRead, Talk talk) {
        round.update("""
                update conversation
                set misses = ?, state = ?, version = ?, session = ?, begun_at = ?, changed_at = ?
                where portal = ? and bot_number = ? and dialog = ? and changed_at = ? and version = ?""", values(talk, bot, dialog, Times.stored(asRead.changedAt()), asRead.version()));
        round.require(
                "select 1 from conversation where portal = ? and bot_number = ? and dialog = ? and changed_at = ?",
                () -> new ChangedMeanwhile(bot, dialog),
                bot.portal().value(),
                bot.number(),
                dialog.value(),
                Times.stored(talk.changedAt()));
    }

    private static Object[] values(Talk talk, BotRef bot, DialogId dialog, Object... more) {
        return Stream.concat(
                        Stream.of(
                                talk.conversation().misses(),
                                ConversationDocument.write(talk.conversation()),
                                talk.version(),
                                talk.session(),
                                Times.stored(talk.begunAt()),
                                Times.stored(talk.changedAt()),
                                bot.portal().value(),
                                bot.number(),
                                dialog.value()),
                        Stream.of(more))
                .toArray();
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
