package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Portal;

/** A portal comes, moves, loses its access, leaves and comes back; nobody else can say so. */
abstract class ComingAndLeaving extends PortalLife {

    @Test
    void renewsATokenThatExpired() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.expireTokens();

        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
    }

    @Test
    void followsAPortalThatMoves() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        house.sandbox().move(acme);

        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
        assertEquals(200, open("/app", vera).statusCode());
    }

    @Test
    void letsNobodyButAnAdministratorInstall() {
        acme.addApplication();
        Opening verasOpening = acme.opening(vera);
        Map<String, String> forged = new LinkedHashMap<>(verasOpening.body());
        forged.put("AUTH_ID", "forged");

        assertFalse(post(verasOpening.address(), form(forged)).body().contains("data-behaviour=\"installed\""));
        assertTrue(post(verasOpening.address(), form(verasOpening.body()))
                .body()
                .contains("data-behaviour=\"installed\""));
    }

    @Test
    void refusesAnOpeningThatNamesAnotherPortal() {
        install();
        Portal globex = house.sandbox().portal("globex");
        Opening opening = acme.opening(vera);
        Map<String, String> crossed = new LinkedHashMap<>(opening.body());
        crossed.put("member_id", globex.memberId());

        assertTrue(post(opening.address(), form(opening.body())).body().contains("data-token"));
        assertFalse(post(opening.address(), form(crossed)).body().contains("data-token"));
    }

    @Test
    void refusesForgedEvents() {
        install();
        String body = "event=ONIMBOTMESSAGEADD&auth[member_id]=" + acme.memberId() + "&auth[application_token]=";

        assertEquals(403, post(house.parley("/events"), body + "forged").statusCode());
        assertEquals(
                403,
                post(house.parley("/events"), body.replace(acme.memberId(), "nobody") + acme.applicationToken())
                        .statusCode());
        assertEquals(400, post(house.parley("/events"), "%%%").statusCode());
        assertEquals(
                413, post(house.parley("/events"), "x=" + "y".repeat(300_000)).statusCode());
    }

    @Test
    void forgetsAPortalThatLeavesAndWantsItsDataGone() {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        assertEquals(200, get("/app/bots", session).statusCode());

        acme.uninstall(true);

        eventually(
                "the portal to be turned away", () -> get("/app/bots", session).statusCode() == 401);
        // Who comes back while it is erased keeps it.
        eventually("the portal to be forgotten", () -> !house.remembers(acme));
        assertTrue(listAfterInstalling().contains("class=\"empty\""));
    }

    @Test
    void findsItsBotsAgainAfterAnUninstallationThatKeepsTheData() {
        install();
        makeBot("Vera", "vpn", "Restart it.");

        acme.uninstall(false);
        eventually("the portal to have left", () -> !house.isAtHome(acme));

        assertTrue(listAfterInstalling().contains("Vera"));
        eventually("its bot to be back", () -> !acme.bots().isEmpty());
        Bot again = acme.bots().getFirst();
        acme.open(ivan, dialog(again));
        eventuallySays(again, dialog(again), "Hello!");
    }

    @Test
    void doesNotBelieveAnUninstallationThatDidNotHappen() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String event = "event=ONAPPUNINSTALL&data[LANGUAGE_ID]=en&data[CLEAN]=1&ts=1795290000&auth[member_id]="
                + acme.memberId() + "&auth[application_token]=" + acme.applicationToken();

        assertEquals(200, post(house.parley("/events"), event).statusCode());
        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
    }

    @Test
    void saysThatAccessIsLostUntilAnAdministratorVisits() {
        install();
        String session = token(open("/app", vera));
        assertTrue(line(session, "access").contains("badge--good"));
        acme.fail("*", 401, "authorization_error", 100);
        assertTrue(line(session, "access").contains("no longer lets us in"));
        acme.faults().clear();
        assertTrue(line(session, "access").contains("badge--bad"), "nobody has given us new access");

        String visit = token(open("/app", vera));

        assertTrue(line(visit, "access").contains("badge--good"));
    }

    @Test
    void worksWithoutAPermissionAndNamesIt() {
        acme.addApplication();
        acme.withhold("im");
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.open(ivan, dialog(bot));
        eventuallySays(bot, dialog(bot), "Hello!");
        String session = token(open("/app", vera));
        String red = line(session, "permissions");
        assertTrue(red.contains("badge--bad") && red.contains("has not granted: im."), red);
        assertEquals(List.of(), acme.notifications(vera));

        acme.updateApp(2);
        install();

        assertTrue(line(token(open("/app", vera)), "permissions").contains("badge--good"));
        assertEquals(1, acme.notifications(vera).size());
    }

    @Test
    void remembersWhatAPortalRefused() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.fail("imbot.message.add", 400, "EXAMPLE_REFUSAL", 1);
        acme.open(ivan, dialog(bot));
        String session = token(open("/app", vera));

        eventually(
                "the refusal to be told",
                () -> get("/app/health", session).body().contains("EXAMPLE_REFUSAL"));

        eventually("what was given up", () -> line(session, "aside").contains("badge--bad"));
        assertTrue(repair("/app/health/retries", session).contains("badge--good"));
        eventuallySays(bot, dialog(bot), "Hello!");
    }
}
