package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Fault;

/** What authors want and what a portal has become the same, whatever happened to the bots there. */
abstract class Convergence extends PortalLife {

    @Test
    void doesNotBelieveThatABotIsGoneUnlessThePortalSaysSo() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String event = "event=ONIMBOTDELETE&data[BOT_ID]=" + bot.id() + "&data[BOT_CODE]=" + bot.code()
                + "&ts=1795290000&auth[member_id]=" + acme.memberId() + "&auth[application_token]="
                + acme.applicationToken();

        assertEquals(200, post(house.parley("/events"), event).statusCode());
        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
        assertFalse(open("/app", vera).body().contains("The bot was removed from the portal."));
    }

    @Test
    void noticesThatABotWasDeletedInThePortal() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));

        acme.removeBot(bot.id());

        eventually(
                "the list to tell",
                () -> get("/app/bots", session).body().contains("The bot was removed from the portal."));
    }

    @Test
    void tellsTheTruthAboutABotThatWasDeletedInThePortal() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.events().loseNext(1);
        acme.removeBot(bot.id());
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        assertTrue(open("/app", vera).body().contains("The bot was removed from the portal."));
        assertEquals(List.of(), acme.bots());
    }

    @Test
    void tellsTheTruthWithinOneVisitAboutWhatAnAdministratorDidToBots() {
        install();
        Bot kept = makeBot("Kept", "vpn", "one");
        Bot renamed = makeBot("Renamed", "vpn", "two");
        Bot deleted = makeBot("Deleted", "vpn", "three");
        acme.allowBots(2);
        acme.renameBot(renamed.id(), "Somebody else");
        acme.events().loseNext(1);
        acme.removeBot(deleted.id());
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        String page = open("/app", vera).body();

        assertTrue(page.contains("Removed in the portal"), page);
        assertTrue(page.contains("Live, no. " + kept.id()), page);
        assertEquals(
                List.of("Kept", "Renamed"), acme.bots().stream().map(Bot::name).toList());

        String session = token(open("/app", vera));
        assertEquals(303, post("/app/bots/3/restoration", session, "").statusCode());
        assertTrue(get("/app/bots", session).body().contains("The portal has as many bots as it allows."));
        acme.allowBots(5);
        open("/app", vera);
        assertEquals(3, acme.bots().size());
    }

    @Test
    void asksForTheListAndSendsNothingWhenNothingDiffers() {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        makeBot("Anna", "vpn", "Restart it.");
        open("/app", vera);
        int before = calls("imbot.").size();

        open("/app", vera);

        List<String> since = calls("imbot.").subList(before, calls("imbot.").size());
        // The end of the installation may be looked after at the same moment.
        assertEquals(List.of("imbot.bot.list"), since.stream().distinct().toList());
    }

    @Test
    void movesEveryBotToOurNewAddress() {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        makeBot("Anna", "vpn", "Restart it.");
        String address = house.parley("").toString().replace("127.0.0.1", "localhost");
        house.restartAs(address);

        open("/app", vera);

        for (Bot bot : acme.bots()) {
            assertEquals(
                    List.of(address + "/events"),
                    Stream.of(
                                    bot.handlers().messageAdd(),
                                    bot.handlers().welcome(),
                                    bot.handlers().botDelete(),
                                    bot.handlers().messageUpdate(),
                                    bot.handlers().messageDelete())
                            .distinct()
                            .toList());
        }
        assertEquals(2, acme.bots().size());
        makeBot("Third", "vpn", "Restart it.");
        assertEquals(3, acme.bots().size());
    }

    @ParameterizedTest
    @CsvSource({
        "imbot.bot.list,before", "imbot.bot.list,after",
        "imbot.register,before", "imbot.register,after",
        "imbot.update,before", "imbot.update,after"
    })
    void registersOneBotWhereverTheLineBreaks(String method, String moment) {
        install();
        acme.fail(method, moment.equals("before") ? new Fault.Cut() : new Fault.DropAnswer(), 100);
        String form = botForm("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        assertEquals(200, post("/app/bots", session, form).statusCode());
        acme.faults().clear();
        house.restart();

        assertTrue(open("/app", vera).body().contains("Live, no. "));
        assertEquals(303, post("/app/bots", session, form).statusCode());

        assertEquals(1, acme.bots().size());
        assertNotNull(acme.bots().getFirst().handlers().messageUpdate());
        acme.open(ivan, dialog(acme.bots().getFirst()));
        eventuallySays(acme.bots().getFirst(), dialog(acme.bots().getFirst()), "Hello!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void finishesADeletionThatWasCutShort(String moment) {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        acme.fail("imbot.unregister", moment.equals("before") ? new Fault.Cut() : new Fault.DropAnswer(), 100);
        assertEquals(
                502, post("/app/bots/1/deletion", session, "confirmation=Vera").statusCode());
        acme.faults().clear();
        house.restart();

        assertTrue(open("/app", vera).body().contains("class=\"empty\""));
        assertEquals(List.of(), acme.bots());
    }

    @Test
    void makesFiveBotsOfEightThatAreAskedForAtOnce() {
        install();
        String session = token(open("/app", vera));
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> post("/app/bots", session, botForm("Vera", "vpn", "Restart it."))
                                .statusCode(),
                        Executors.newVirtualThreadPerTaskExecutor()))
                .toList();

        assertEquals(
                List.of(303, 303, 303, 303, 303, 422, 422, 422),
                answers.stream().map(CompletableFuture::join).sorted().toList());
        assertEquals(5, acme.bots().size());
        assertEquals(5, acme.bots().stream().map(Bot::code).distinct().count());
        assertTrue(get("/app/bots", session).body().contains("In use: 5 of 5"));
    }

    @Test
    void registersABotAgainThatWasDeletedInThePortal() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        assertTrue(line(session, "bot-1").contains("badge--good"));
        acme.removeBot(bot.id());
        assertTrue(line(session, "bot-1").contains("was deleted in the portal"), line(session, "bot-1"));

        assertTrue(repair("/app/health/registrations/1", session).contains("badge--good"));

        Bot again = acme.bots().getFirst();
        acme.open(ivan, dialog(again));
        eventuallySays(again, dialog(again), "Hello!");
    }
}
