package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** A process that dies between any two calls of a registration leaves one bot, which the next visit finishes. */
final class KilledInARegistrationTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private House house;
    private Portal acme;
    private Administrator vera;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = new House(new Databases.Place("jdbc:h2:file:" + folder.resolve("parley"), "", ""));
        acme = house.sandbox().portal("acme");
        vera = new Administrator(house, acme);
        vera.install();
    }

    @AfterEach
    void leave() {
        house.close();
        vera.close();
    }

    /** All the gaps there are: what is before a call is also after the one that went before. */
    @ParameterizedTest
    @CsvSource({"imbot.register,before", "imbot.register,after", "imbot.update,after"})
    void leavesOneBot(String method, String moment) {
        Map<String, String> form = Administrator.formOfABot(Map.of());

        house.liveAndDieElsewhere(
                () -> {
                    vera.enter();
                    acme.fail(method, moment.equals("before") ? new Fault.Hang(LONG) : new Fault.HangAfter(LONG), 1);
                    CompletableFuture<HttpResponse<String>> unanswered = vera.post("/app/bots", form);
                    eventually("the call is made", () -> acme.faults().planned().isEmpty());
                    if (moment.equals("after")) {
                        eventually("the portal has performed it", () -> performed(acme, method));
                    }
                    assertTrue(!unanswered.isDone(), "nobody was answered");
                },
                () -> {});

        String page = vera.open("/app");
        assertTrue(page.contains("Live, no. "), page);
        assertEquals(1, acme.bots().size());
        Bot bot = acme.bots().getFirst();
        assertNotNull(bot.handlers().messageUpdate());
        vera.enter();
        assertEquals(303, vera.post("/app/bots", form).join().statusCode(), "the browser sends the form again");
        assertEquals(1, acme.bots().size());
    }

    private static boolean performed(Portal portal, String method) {
        return switch (method) {
            case "imbot.register" -> !portal.bots().isEmpty();
            default -> portal.bots().getFirst().handlers().messageUpdate() != null;
        };
    }
}
