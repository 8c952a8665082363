package parley.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import parley.bitrix24.ChoiceCommands;
import parley.engine.Conversation;
import parley.inbox.Lanes.LeaseLost;
import parley.inbox.NewEnvelope;
import parley.running.BotRef;
import parley.running.Conversations.ChangedMeanwhile;
import parley.running.DialogId;
import parley.running.Talk;

/** What is kept of the talk between a bot and a dialog. */
abstract class ConversationsContract extends PortalStores {

    @Test
    void keepsConversationsPerBotAndDialog() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef bot = new BotRef(ACME, 842);
        conversations.save(bot, new DialogId("17"), Optional.empty(), talk(1));
        conversations.save(bot, new DialogId("17"), Optional.of(talk(1)), talk(2));

        assertEquals(Optional.of(talk(2)), conversations.find(bot, new DialogId("17")));
        assertEquals(Optional.empty(), conversations.find(bot, new DialogId("chat17")));
        assertEquals(Optional.empty(), conversations.find(new BotRef(GLOBEX, 842), new DialogId("17")));
    }

    @Test
    void keepsNothingOfATurnWhoseConversationChangedOrWasErasedOrBegunMeanwhile() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef bot = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        Optional<Talk> read = Optional.of(at(1, NOW));
        conversations.save(bot, dialog, Optional.empty(), at(1, NOW));

        assertThrows(
                JdbiException.class,
                () -> conversations.save(bot, dialog, Optional.empty(), at(2, NOW.plusSeconds(1))));
        conversations.save(bot, dialog, read, at(3, NOW.plusSeconds(2)));
        assertThrows(ChangedMeanwhile.class, () -> conversations.save(bot, dialog, read, at(4, NOW.plusSeconds(3))));
        assertEquals(Optional.of(at(3, NOW.plusSeconds(2))), conversations.find(bot, dialog));

        database.jdbi().useHandle(handle -> handle.execute("delete from conversation"));
        assertThrows(ChangedMeanwhile.class, () -> conversations.save(bot, dialog, read, at(5, NOW.plusSeconds(4))));
        assertEquals(Optional.empty(), conversations.find(bot, dialog));
    }

    @Test
    void tellsAConversationThatChangedFromALaneThatIsNotFree() {
        JdbcConversations conversations = new JdbcConversations(database);
        JdbcLanes lanes = new JdbcLanes(database);
        BotRef bot = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        Optional<Talk> read = Optional.of(at(1, NOW));
        conversations.save(bot, dialog, Optional.empty(), at(1, NOW));
        NewEnvelope said = new NewEnvelope("acme/842/17", "stimulus", "said", new byte[] {1}, NOW);

        assertThrows(
                ChangedMeanwhile.class,
                () -> database.inTransaction(() -> {
                    conversations.save(bot, dialog, Optional.of(at(1, NOW.minusSeconds(1))), at(2, NOW.plusSeconds(1)));
                    return lanes.settleOnArrival(said, List.of(said), NOW.plusSeconds(15), NOW);
                }));
        lanes.settleOnArrival(said, List.of(said), NOW.plusSeconds(15), NOW);
        NewEnvelope next = new NewEnvelope(said.lane(), "stimulus", "next", new byte[] {2}, NOW);
        assertThrows(
                LeaseLost.class,
                () -> database.inTransaction(() -> {
                    conversations.save(bot, dialog, read, at(3, NOW.plusSeconds(1)));
                    return lanes.settleOnArrival(next, List.of(next), NOW.plusSeconds(15), NOW);
                }));

        assertEquals(read, conversations.find(bot, dialog));
    }

    private static Talk at(int misses, Instant when) {
        return new Talk(new Conversation(misses), 1, 0, NOW, when);
    }

    @Test
    void readsAConversationOfAnEarlierVersion() {
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into conversation (portal, bot_number, dialog, misses, changed_at)
                values ('acme', 842, '17', 2, timestamp with time zone '2026-11-22 10:00:00+00')"""));

        Talk talk = new JdbcConversations(database)
                .find(new BotRef(ACME, 842), new DialogId("17"))
                .orElseThrow();

        assertEquals(new Conversation(2), talk.conversation());
        assertEquals(Instant.parse("2026-11-22T10:00:00Z"), talk.changedAt());
    }

    @Test
    void seesInATransactionWhatItChangedAndKeepsNothingOfOneThatFails() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef bot = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        conversations.save(bot, dialog, Optional.empty(), talk(1));

        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    conversations.save(bot, dialog, Optional.of(talk(1)), talk(2));
                    assertEquals(
                            2,
                            conversations
                                    .find(bot, dialog)
                                    .orElseThrow()
                                    .conversation()
                                    .misses());
                    conversations.save(bot, dialog, Optional.of(talk(1)), talk(3));
                    throw new IllegalStateException("a crash at the worst moment");
                }));

        assertEquals(
                1, conversations.find(bot, dialog).orElseThrow().conversation().misses());
        database.inTransaction(() -> {
            conversations.save(bot, dialog, Optional.of(talk(1)), talk(4));
            return true;
        });
        assertEquals(
                4, conversations.find(bot, dialog).orElseThrow().conversation().misses());
    }

    @Test
    void knowsWhichMessageCarriesButtons() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef vera = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        conversations.noteButtons(vera, dialog, 1000, 5);
        conversations.noteButtons(vera, dialog, 1000, 6);

        assertEquals(OptionalLong.of(6), conversations.buttons(vera, dialog, 1000));
        assertEquals(OptionalLong.empty(), conversations.buttons(vera, new DialogId("18"), 1000));
        conversations.forgetButtons(vera, dialog, 1000);
        assertEquals(OptionalLong.empty(), conversations.buttons(vera, dialog, 1000));
    }

    @Test
    void keepsTheHiddenCommandOfABot() {
        JdbcChoiceCommands commands = new JdbcChoiceCommands(database);
        BotRef vera = new BotRef(ACME, 842);
        commands.keep(vera, new ChoiceCommands.Registered(64, "https://old.example/events"));
        commands.keep(vera, new ChoiceCommands.Registered(64, "https://new.example/events"));

        assertEquals(Optional.of(new ChoiceCommands.Registered(64, "https://new.example/events")), commands.find(vera));
        assertEquals(Optional.empty(), commands.find(new BotRef(GLOBEX, 842)));
    }

    @Test
    void keepsFactsPerPortalAndPerson() {
        JdbcFacts facts = new JdbcFacts(database);
        facts.keep(ACME, 17, "floor", "3", NOW);
        facts.keep(ACME, 17, "floor", "4", NOW);
        facts.keep(ACME, 17, "desk", "window", NOW);
        facts.keep(ACME, 17, "desk", " ", NOW);

        assertEquals(Map.of("floor", "4"), facts.of(ACME, 17));
        assertEquals(Map.of(), facts.of(ACME, 18));
        assertEquals(Map.of(), facts.of(GLOBEX, 17));
    }

    @Test
    void ringsAlarmsThatAreDue() {
        JdbcAlarms alarms = new JdbcAlarms(database);
        NewEnvelope later = new NewEnvelope("acme/842/17", "happening", "acme/842/17/7/wake", new byte[] {1}, NOW);
        alarms.set(new NewEnvelope(later.lane(), later.kind(), later.key(), new byte[] {2}, NOW.plusSeconds(9)));
        assertEquals(List.of(), alarms.due(NOW.plusSeconds(8), 10));

        alarms.set(later);
        NewEnvelope due = alarms.due(NOW, 10).getFirst();
        assertEquals("acme/842/17", due.lane());
        assertArrayEquals(new byte[] {1}, due.payload());
        alarms.remove(due);
        assertEquals(List.of(), alarms.due(NOW, 10));
    }

    @Test
    void remembersTheNewestThingABotIsKnownToHaveSaid() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef vera = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        conversations.noteSaid(vera, dialog, 5);
        assertEquals(0, conversations.said(vera, dialog), "there is no conversation yet");

        conversations.save(vera, dialog, Optional.empty(), talk(1));
        conversations.noteSaid(vera, dialog, 7);
        conversations.noteSaid(vera, dialog, 6);
        conversations.save(vera, dialog, Optional.of(talk(1)), talk(2));

        assertEquals(7, conversations.said(vera, dialog));
        assertEquals(0, conversations.said(vera, new DialogId("18")));
        assertEquals(Optional.of(talk(2)), conversations.find(vera, dialog));
    }
}
