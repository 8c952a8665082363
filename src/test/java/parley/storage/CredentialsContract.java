package parley.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.portals.Portal.Standing.UNINSTALLED;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.bitrix24.BotToken;
import parley.bitrix24.Credentials.Holder;
import parley.bitrix24.Grant;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.UserId;

/** What a portal gave us to prove who we are, sealed, and what proves who it is. */
abstract class CredentialsContract extends PortalStores {

    @Test
    void keepsOneGrantPerPersonAdministratorsFirst() {
        Grant employee = new Grant(new UserId(7), false, "access-7", "refresh-7", NOW.plusSeconds(3600));
        Grant admin = new Grant(new UserId(9), true, "access-9", "refresh-9", NOW.plusSeconds(3600));
        Grant renewed = new Grant(new UserId(7), false, "access-7b", "refresh-7b", NOW.plusSeconds(7200));
        credentials.keep(ACME, employee);
        credentials.keep(ACME, admin);
        credentials.keep(ACME, renewed);

        assertEquals(List.of(admin, renewed), credentials.grants(ACME));
        assertEquals(List.of(), credentials.grants(GLOBEX));
        credentials.forget(ACME, new UserId(9));
        assertEquals(List.of(renewed), credentials.grants(ACME));
    }

    @Test
    void keepsNoTokenInTheClear() {
        credentials.keep(ACME, new Grant(new UserId(7), true, "secret-access", "secret-refresh", NOW));

        List<byte[]> stored = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select access_sealed as token from access_grant union all select renewal_sealed from access_grant")
                        .map((row, _) -> row.getBytes("token"))
                        .list());

        assertEquals(2, stored.size());
        stored.forEach(
                token -> assertFalse(new String(token, StandardCharsets.ISO_8859_1).contains("secret"), "sealed"));
    }

    @Test
    void keepsTheNewestTokenOfABotSealed() {
        BotToken token = new BotToken("secret-access", NOW.plusSeconds(60));
        credentials.keepBotToken(ACME, 842, token);
        credentials.keepBotToken(ACME, 842, new BotToken("older", NOW));
        assertEquals(Optional.of(token), credentials.botToken(ACME, 842));
        assertEquals(Optional.empty(), credentials.botToken(ACME, 845));
        assertEquals(Optional.empty(), credentials.botToken(GLOBEX, 842));

        BotToken newer = new BotToken("secret-newer", NOW.plusSeconds(61));
        credentials.keepBotToken(ACME, 842, newer);
        assertEquals(Optional.of(newer), credentials.botToken(ACME, 842));
        byte[] stored = database.jdbi()
                .withHandle(handle -> handle.createQuery("select access_sealed from bot_token")
                        .mapTo(byte[].class)
                        .one());
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains("secret"), "sealed");

        byte[] newKey = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
        new JdbcCredentials(database, new Sealer(List.of(newKey, key)), clock).sealAnew();
        JdbcCredentials withoutTheOld = new JdbcCredentials(database, new Sealer(List.of(newKey)), clock);
        assertEquals(Optional.of(newer), withoutTheOld.botToken(ACME, 842));

        leave(ACME);
        assertEquals(Optional.empty(), credentials.botToken(ACME, 842));
    }

    @Test
    void keepsWhatAPortalBringsThatLeftAndCameBack() {
        JdbcPortals portals = new JdbcPortals(database);
        Grant brought = new Grant(new UserId(7), true, "access", "refresh", NOW);
        Portal left = portal(ACME);
        portals.save(left);
        credentials.keep(ACME, brought);

        credentials.wipe(left);
        assertEquals(List.of(brought), credentials.grants(ACME), "it has not left");

        Portal back = new Portal(
                ACME, left.domain(), left.endpoint(), left.authorizationServer(), UNINSTALLED, NOW.plusSeconds(1));
        portals.save(back);
        credentials.wipe(left);
        assertEquals(List.of(brought), credentials.grants(ACME), "it came back since, and left once more");

        credentials.wipe(back);
        assertEquals(List.of(), credentials.grants(ACME));
    }

    private void leave(PortalId id) {
        Portal portal = portal(id);
        new JdbcPortals(database).save(portal.with(UNINSTALLED));
        credentials.wipe(portal);
    }

    @Test
    void opensTokensWithThePreviousSecretAfterARotationAndWithNoOther() {
        Grant grant = new Grant(new UserId(7), true, "access", "refresh", NOW);
        credentials.keep(ACME, grant);
        byte[] newKey = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

        assertEquals(
                List.of(grant), new JdbcCredentials(database, new Sealer(List.of(newKey, key)), clock).grants(ACME));
        assertThrows(
                IllegalStateException.class,
                () -> new JdbcCredentials(database, new Sealer(List.of(newKey)), clock).grants(ACME));
    }

    @Test
    void sealsEveryTokenAnewSoThatThePreviousSecretCanGo() {
        Grant vera = new Grant(new UserId(7), true, "access-7", "refresh-7", NOW);
        Grant anna = new Grant(new UserId(1), true, "access-1", "refresh-1", NOW);
        credentials.keep(ACME, vera);
        credentials.keep(GLOBEX, anna);
        byte[] newKey = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

        assertEquals(2, new JdbcCredentials(database, new Sealer(List.of(newKey, key)), clock).sealAnew());

        JdbcCredentials withoutTheOld = new JdbcCredentials(database, new Sealer(List.of(newKey)), clock);
        assertEquals(List.of(vera), withoutTheOld.grants(ACME));
        assertEquals(List.of(anna), withoutTheOld.grants(GLOBEX));
        assertThrows(IllegalStateException.class, () -> credentials.grants(ACME));
    }

    @Test
    void doesNotOpenATokenThatWasMovedToAnotherPortal() {
        credentials.keep(ACME, new Grant(new UserId(7), true, "access", "refresh", NOW));
        database.jdbi().useHandle(handle -> handle.execute("update access_grant set portal = 'globex'"));

        assertThrows(IllegalStateException.class, () -> credentials.grants(GLOBEX));
    }

    @Test
    void givesTheRenewalOfAPairToOneProcessAtATime() {
        credentials.keep(ACME, new Grant(new UserId(7), true, "access", "refresh", NOW));
        credentials.keep(ACME, new Grant(new UserId(9), true, "access", "refresh", NOW));
        Holder vera = new Holder(ACME, new UserId(7));
        Instant until = NOW.plusSeconds(45);

        assertTrue(credentials.reserveRenewal(vera, "one", NOW, until));
        assertFalse(credentials.reserveRenewal(vera, "two", NOW, until));
        assertTrue(credentials.reserveRenewal(new Holder(ACME, new UserId(9)), "two", NOW, until));
        credentials.endRenewal(vera, "two");
        assertFalse(credentials.reserveRenewal(vera, "two", NOW, until), "only its holder ends it");
        credentials.endRenewal(vera, "one");
        assertTrue(credentials.reserveRenewal(vera, "two", NOW, until));
        assertTrue(credentials.reserveRenewal(vera, "one", until, until.plusSeconds(45)), "it ends by itself");
    }

    @Test
    void findsThePairsNobodyRenewedForLong() {
        credentials.keep(ACME, new Grant(new UserId(7), true, "access", "refresh", NOW));
        credentials.keep(GLOBEX, new Grant(new UserId(1), true, "access", "refresh", NOW));

        assertEquals(List.of(), credentials.keptLast(Instant.EPOCH, NOW));
        assertEquals(
                List.of(new Holder(ACME, new UserId(7)), new Holder(GLOBEX, new UserId(1))),
                credentials.keptLast(NOW, NOW.plusMillis(1)));
        assertEquals(List.of(), credentials.keptLast(NOW.plusMillis(1), NOW.plusMillis(2)));
    }

    @Test
    void keepsTheProofOfEventsAndWipesIt() {
        credentials.keepEventTokenDigest(ACME, new byte[] {1, 2});
        credentials.keepEventTokenDigest(ACME, new byte[] {3, 4});
        credentials.keep(ACME, new Grant(new UserId(7), true, "access", "refresh", NOW));
        assertArrayEquals(new byte[] {3, 4}, credentials.eventTokenDigest(ACME).orElseThrow());

        leave(ACME);

        assertTrue(credentials.eventTokenDigest(ACME).isEmpty());
        assertEquals(List.of(), credentials.grants(ACME));
    }

    @Test
    void finishesALoginOnceAndInTime() {
        JdbcPendingLogins logins = new JdbcPendingLogins(database);
        logins.open("state", "acme.example", NOW.plusSeconds(60));
        logins.open("old", "acme.example", NOW);

        assertEquals(Optional.of("acme.example"), logins.close("state", NOW.plusSeconds(1)));
        assertEquals(Optional.empty(), logins.close("state", NOW.plusSeconds(1)));
        assertEquals(Optional.empty(), logins.close("old", NOW.plusSeconds(1)));
        assertEquals(Optional.empty(), logins.close("never", NOW));
    }

    @Test
    void givesWayToNewLoginsWhenThereAreTooMany() {
        JdbcPendingLogins logins = new JdbcPendingLogins(database);
        for (int login = 0; login < 300; login++) {
            logins.open("state" + login, "acme.example", NOW.plusSeconds(60 + login));
        }

        assertEquals(Optional.empty(), logins.close("state0", NOW));
        assertEquals(Optional.of("acme.example"), logins.close("state299", NOW));
    }
}
