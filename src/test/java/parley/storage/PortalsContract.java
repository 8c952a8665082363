package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.authoring.Change;
import parley.authoring.EditingRight;
import parley.authoring.Leases;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.bitrix24.BotToken;
import parley.bitrix24.ChoiceCommands;
import parley.bitrix24.Grant;
import parley.inbox.NewEnvelope;
import parley.portals.Colleague;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.portals.Portals;
import parley.portals.UserId;
import parley.running.BotRef;
import parley.running.DialogId;

/** What is known of portals, whose turn it is to be looked after, and how they are forgotten. */
abstract class PortalsContract extends PortalStores {

    @Test
    void laysTheTablesOnce() {
        assertTrue(database.reachable());
        assertEquals(Duration.ZERO, new JdbcLanes(database).depth(NOW).oldest());
    }

    @Test
    void replacesWhatIsKnownOfAPortal() {
        JdbcPortals portals = new JdbcPortals(database);
        portals.save(portal(ACME));
        Portal moved = new Portal(
                ACME,
                "new.example",
                URI.create("https://new.example/rest/"),
                URI.create("https://oauth.bitrix.info"),
                Standing.NEEDS_ADMINISTRATOR,
                NOW);
        portals.save(moved);

        assertEquals(Optional.of(moved), portals.find(ACME));
        assertEquals(List.of(moved), portals.all());
    }

    @Test
    void aProcessThatReadAPortalAMomentAgoDoesNotCallItBack() {
        Portals elsewhere = new JdbcPortals(database);
        Portals here = new RecentPortals(new JdbcPortals(database));
        elsewhere.save(portal(ACME));
        Portal asRead = here.find(ACME).orElseThrow();
        assertTrue(elsewhere.stand(asRead, Standing.UNINSTALLED));

        assertFalse(here.stand(asRead, Standing.NEEDS_ADMINISTRATOR));
        assertEquals(Optional.of(asRead.with(Standing.UNINSTALLED)), here.find(ACME));
    }

    @Test
    void aMoveChangesTheAddressAndNothingElse() {
        Portals elsewhere = new JdbcPortals(database);
        Portals here = new RecentPortals(new JdbcPortals(database));
        elsewhere.save(portal(ACME));
        Portal asRead = here.find(ACME).orElseThrow();
        elsewhere.stand(asRead, Standing.SUSPENDED);
        here.move(ACME, "new.example", URI.create("https://new.example/rest/"));

        Portal moved = new Portal(
                ACME,
                "new.example",
                URI.create("https://new.example/rest/"),
                asRead.authorizationServer(),
                Standing.SUSPENDED,
                asRead.installedAt());
        assertEquals(Optional.of(moved), here.find(ACME));
    }

    @Test
    void keepsAPortalThatCameBackBeforeItWasErased() {
        JdbcPortals portals = new JdbcPortals(database);
        Portal left = portal(ACME).with(Standing.UNINSTALLED);
        Portal back = new Portal(
                ACME, left.domain(), left.endpoint(), left.authorizationServer(), Standing.ACTIVE, NOW.plusSeconds(1));
        portals.save(back);
        bots.of(ACME).add(bot(ACME, "helpdesk"), "form");

        assertFalse(portals.erase(left));
        assertEquals(Optional.of(back), portals.find(ACME));
        assertEquals(1, bots.of(ACME).all().size());
    }

    @Test
    void marksAPortalAsHavingLeftOnlyIfItIsStillWhatWasRead() {
        JdbcPortals portals = new JdbcPortals(database);
        Portal asRead = portal(ACME);
        portals.save(asRead);
        assertTrue(portals.stand(asRead, Standing.UNINSTALLED));
        assertEquals(Optional.of(asRead.with(Standing.UNINSTALLED)), portals.find(ACME));
        assertFalse(portals.stand(asRead, Standing.UNINSTALLED));

        Portal back = new Portal(
                ACME,
                asRead.domain(),
                asRead.endpoint(),
                asRead.authorizationServer(),
                asRead.standing(),
                NOW.plusSeconds(1));
        portals.save(back);
        assertFalse(portals.stand(asRead, Standing.UNINSTALLED));
        assertEquals(Optional.of(back), portals.find(ACME));
    }

    @Test
    void erasesAPortalThatWasMeanwhileFoundToHaveLeft() {
        JdbcPortals portals = new JdbcPortals(database);
        Portal asRead = portal(ACME);
        portals.save(asRead.with(Standing.UNINSTALLED));

        assertTrue(portals.erase(asRead));
        assertEquals(Optional.empty(), portals.find(ACME));
    }

    @Test
    void erasesAllOfOnePortalAndNothingOfAnother() {
        JdbcPortals portals = new JdbcPortals(database);
        JdbcInbox inbox = new JdbcInbox(database, clock);
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            portals.save(portal(portal));
            bots.of(portal).add(bot(portal, "helpdesk"), "form");
            new JdbcLeases(database, clock).take(portal, Duration.ZERO);
            Colleague vera = new Colleague(new UserId(7), "Vera");
            new JdbcPeople(database).of(portal).name(vera);
            new JdbcEditors(database).of(portal).grant(new EditingRight(vera, null, NOW, vera));
            new JdbcChanges(database)
                    .of(portal)
                    .add(NOW, vera, Change.Deed.of(Change.Kind.CREATED, bot(portal, "helpdesk")));
            new JdbcPhotos(database).save(portal, new Photo(new PhotoId("ab"), "image/png", new byte[] {1}));
            credentials.keep(portal, new Grant(new UserId(7), true, "access", "refresh", NOW));
            credentials.keepEventTokenDigest(portal, new byte[] {1});
            credentials.keepBotToken(portal, 842, new BotToken("access", NOW));
            BotRef bot = new BotRef(portal, 842);
            new JdbcConversations(database).save(bot, new DialogId("17"), Optional.empty(), talk(1));
            new JdbcConversations(database).noteButtons(bot, new DialogId("17"), 1000, 5);
            new JdbcChoiceCommands(database).keep(bot, new ChoiceCommands.Registered(64, "https://a.example"));
            new JdbcFacts(database).keep(portal, 17, "floor", "3", NOW);
            new JdbcAlarms(database)
                    .set(new NewEnvelope(portal.value() + "/842/17", "happening", portal.value(), new byte[0], NOW));
            inbox.add(List.of(new NewEnvelope(
                    portal.value() + "/842/17", "work", portal.value() + "/842/1", new byte[] {1}, NOW)));
        }

        JdbcLanes lanes = new JdbcLanes(database);
        lanes.claim(NOW, Duration.ofMinutes(1), 10, 10)
                .lanes()
                .forEach(held -> lanes.park(held.claim(), held.head().envelope(), "a bug", NOW));
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            inbox.add(List.of(new NewEnvelope(
                    portal.value() + "/842/17", "work", portal.value() + "/842/2", new byte[] {1}, NOW)));
        }

        assertTrue(portals.erase(portals.find(ACME).orElseThrow()));

        List<String> left = database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select id as owner from portal
                        union all select portal from bot
                        union all select portal from bot_lease
                        union all select portal from person
                        union all select portal from editing_right
                        union all select portal from change_entry
                        union all select portal from photo
                        union all select portal from access_grant
                        union all select portal from event_proof
                        union all select portal from bot_token
                        union all select portal from conversation
                        union all select portal from button_message
                        union all select portal from choice_command
                        union all select portal from person_fact
                        union all select lane_group from alarm
                        union all select lane_group from lane
                        union all select left(lane, 6) from envelope
                        union all select lane_group from parked
                        union all select left(dedup_key, 6) from receipt""").mapTo(String.class).list());
        assertEquals(List.of("globex"), left.stream().distinct().toList());
        assertEquals(20, left.size());
    }

    @Test
    void givesALeaseToOneHolderAtATime() {
        JdbcLeases leases = new JdbcLeases(database, clock);
        Leases.Lease held = leases.take(ACME, Duration.ZERO).orElseThrow();

        assertTrue(leases.take(ACME, Duration.ofMillis(60)).isEmpty());
        assertTrue(leases.take(GLOBEX, Duration.ZERO).isPresent());
        held.renew();
        held.close();
        assertTrue(leases.take(ACME, Duration.ZERO).isPresent());
    }

    @Test
    void takesALeaseFromAHolderThatDied() {
        Leases.Lease dead =
                new JdbcLeases(database, clock).take(ACME, Duration.ZERO).orElseThrow();
        JdbcLeases later = new JdbcLeases(database, Clock.offset(clock, Duration.ofMinutes(3)));

        Leases.Lease heir = later.take(ACME, Duration.ZERO).orElseThrow();

        assertThrows(Leases.LeaseLost.class, dead::renew);
        dead.close();
        assertTrue(later.take(ACME, Duration.ZERO).isEmpty());
        heir.close();
    }

    @Test
    void namesThePortalsThatWereLeftAloneLongest() {
        JdbcPortals portals = new JdbcPortals(database);
        JdbcLeases leases = new JdbcLeases(database, clock);
        for (String name : List.of("acme", "empty", "globex", "new", "gone")) {
            PortalId id = new PortalId(name);
            portals.save(portal(id));
            if (!name.equals("empty")) {
                bots.of(id).add(bot(id, "helpdesk"), "form");
            }
        }
        portals.save(portal(new PortalId("gone")).with(Standing.UNINSTALLED));
        new JdbcLeases(database, Clock.offset(clock, Duration.ofSeconds(5))).take(ACME, Duration.ZERO);
        leases.take(GLOBEX, Duration.ZERO);

        assertEquals(List.of(new PortalId("new"), GLOBEX, ACME), leases.untouchedSince(NOW.plusSeconds(60), 9));
        assertEquals(List.of(new PortalId("new"), GLOBEX), leases.untouchedSince(NOW.plusSeconds(5), 9));
        assertEquals(List.of(new PortalId("new")), leases.untouchedSince(NOW.plusSeconds(60), 1));
    }
}
