package parley.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Change;
import parley.authoring.Crop;
import parley.authoring.Cut;
import parley.authoring.EditingRight;
import parley.authoring.Gender;
import parley.authoring.Leases;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.bitrix24.BotToken;
import parley.bitrix24.ChoiceCommands;
import parley.bitrix24.Credentials.Holder;
import parley.bitrix24.Grant;
import parley.engine.Conversation;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.inbox.NewEnvelope;
import parley.portals.Colleague;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Talk;

/** What the stores promise, whatever they stand on. */
abstract class StoresContract {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private final byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private Database database;
    private JdbcBots bots;
    private JdbcCredentials credentials;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        bots = new JdbcBots(database);
        credentials = new JdbcCredentials(database, new Sealer(List.of(key)), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEverythingOfABot() {
        Bot bot = bot(ACME, "helpdesk");

        assertTrue(bots.of(ACME).add(bot, "form"));

        assertEquals(Optional.of(bot), bots.of(ACME).find(bot.id()));
        assertEquals(Optional.of(bot), bots.of(ACME).findByFormKey("form"));
        assertEquals(List.of(bot), bots.of(ACME).all());
    }

    @Test
    void keepsABotOfWhichLittleIsKnown() {
        Bot full = bot(ACME, "helpdesk");
        Bot bot = new Bot(
                full.id(),
                ACME,
                "plain",
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.RED, "", null, "", "", null, null),
                full.scenario(),
                new Wish.Draft(),
                new Registration.NotRegistered(),
                1,
                NOW);
        bots.of(ACME).add(bot, "form");

        assertEquals(Optional.of(bot), bots.of(ACME).find(bot.id()));
    }

    @Test
    void showsABotToItsOwnPortalOnly() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");

        assertEquals(Optional.empty(), bots.of(GLOBEX).find(bot.id()));
        assertEquals(Optional.empty(), bots.of(GLOBEX).findByFormKey("form"));
        assertEquals(List.of(), bots.of(GLOBEX).all());
        bots.of(GLOBEX).remove(bot.id());
        bots.of(GLOBEX).note(bot.id(), new Registration.Registered(1L));
        assertEquals(Optional.of(bot), bots.of(ACME).find(bot.id()));
    }

    @Test
    void refusesASecondBotWithTheSameCodeOrFromTheSameForm() {
        assertTrue(bots.of(ACME).add(bot(ACME, "helpdesk"), "form 1"));

        assertFalse(bots.of(ACME).add(bot(ACME, "helpdesk"), "form 2"));
        assertFalse(bots.of(ACME).add(bot(ACME, "other"), "form 1"));
        assertTrue(bots.of(GLOBEX).add(bot(GLOBEX, "helpdesk"), "form 1"));
    }

    @Test
    void replacesOnlyTheRevisionTheAuthorSaw() {
        Bot first = bot(ACME, "helpdesk");
        bots.of(ACME).add(first, "form");
        Bot second = revised(first, "VPN", 8);

        assertTrue(bots.of(ACME).replace(second, 7));
        assertFalse(bots.of(ACME).replace(revised(first, "Other", 8), 7));

        assertEquals(Optional.of(second), bots.of(ACME).find(first.id()));
    }

    @Test
    void notesWhereABotStandsWithoutChangingItsRevision() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");

        for (Registration registration : List.of(
                new Registration.Registered(842L),
                new Registration.Registered(842L, "ab".repeat(32), "Vera (bot)"),
                new Registration.Trouble(842L, Problem.Kind.PORTAL_BUSY),
                new Registration.Trouble(null, Problem.Kind.LIMIT_REACHED),
                new Registration.NotRegistered())) {
            bots.of(ACME).note(bot.id(), registration);
            assertEquals(Optional.of(bot.with(registration)), bots.of(ACME).find(bot.id()));
        }
    }

    @Test
    void keepsWhatIsWantedOfABot() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");
        long revision = bot.revision();
        for (Wish wish : List.of(
                new Wish.Draft(),
                new Wish.Live(),
                new Wish.Paused(Text.parse("Ich bin bald zurück, {person.name} 🙂")),
                new Wish.Deleted())) {
            Bot wished = wanting(bot, wish, revision + 1);
            assertTrue(bots.of(ACME).replace(wished, revision++));
            assertEquals(Optional.of(wished), bots.of(ACME).find(bot.id()));
        }
    }

    @Test
    void letsOnlyBotsSpeakThatAreMeantTo() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");
        bots.of(ACME).note(bot.id(), new Registration.Registered(842L));
        JdbcLiveBots live = new JdbcLiveBots(database);
        BotRef ref = new BotRef(ACME, 842);
        Wish.Paused paused = new Wish.Paused(Text.parse("Back soon."));

        bots.of(ACME).replace(wanting(bot, paused, 8), 7);
        assertEquals(says("Back soon."), live.find(ref).orElseThrow().scenario().greeting());
        assertEquals(
                says("Back soon."),
                live.find(ref).orElseThrow().scenario().fallback().steps());
        assertEquals(List.of(), live.find(ref).orElseThrow().scenario().topics());

        for (Wish silent : List.of(new Wish.Draft(), new Wish.Deleted())) {
            long revision = bots.of(ACME).find(bot.id()).orElseThrow().revision();
            bots.of(ACME).replace(wanting(bot, silent, revision + 1), revision);
            assertEquals(Optional.empty(), live.find(ref));
        }
    }

    @Test
    void forgetsEveryRegistrationOfOnePortalAtOnce() {
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            bots.of(portal).add(bot(portal, "one"), "form 1");
            bots.of(portal).all().forEach(one -> bots.of(portal).note(one.id(), new Registration.Registered(842L)));
        }

        bots.of(ACME).forgetRegistrations();

        assertEquals(
                new Registration.NotRegistered(), bots.of(ACME).all().getFirst().registration());
        assertEquals(842L, bots.of(GLOBEX).all().getFirst().registration().number());
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

    @Test
    void takesANumberFromTheBotThatHadItBefore() {
        Bot old = bot(ACME, "old");
        Bot young = bot(ACME, "young");
        bots.of(ACME).add(old, "form 1");
        bots.of(ACME).add(young, "form 2");
        bots.of(ACME).note(old.id(), new Registration.Registered(842L));

        bots.of(ACME).note(young.id(), new Registration.Registered(842L));

        assertEquals(
                List.of(
                        new Registration.Trouble(null, Problem.Kind.GONE_FROM_PORTAL),
                        new Registration.Registered(842L)),
                bots.of(ACME).all().stream().map(Bot::registration).toList());
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

    @Test
    void findsTheLiveBotByThePortalsNumber() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");
        bots.of(ACME).note(bot.id(), new Registration.Registered(842L));
        JdbcLiveBots live = new JdbcLiveBots(database);
        BotRef ref = new BotRef(ACME, 842);

        assertEquals(bot.scenario(), live.find(ref).orElseThrow().scenario());
        assertEquals(Optional.empty(), live.find(new BotRef(GLOBEX, 842)));
    }

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

        credentials.wipe(ACME);
        assertEquals(Optional.empty(), credentials.botToken(ACME, 842));
    }

    @Test
    void remembersTheNewestThingABotIsKnownToHaveSaid() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef vera = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        conversations.noteSaid(vera, dialog, 5);
        assertEquals(0, conversations.said(vera, dialog), "there is no conversation yet");

        conversations.save(vera, dialog, talk(1));
        conversations.noteSaid(vera, dialog, 7);
        conversations.noteSaid(vera, dialog, 6);
        conversations.save(vera, dialog, talk(2));

        assertEquals(7, conversations.said(vera, dialog));
        assertEquals(0, conversations.said(vera, new DialogId("18")));
        assertEquals(Optional.of(talk(2)), conversations.find(vera, dialog));
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

        assertEquals(List.of(), credentials.heldSinceBefore(NOW, 10));
        assertEquals(
                List.of(new Holder(ACME, new UserId(7)), new Holder(GLOBEX, new UserId(1))),
                credentials.heldSinceBefore(NOW.plusMillis(1), 10));
        assertEquals(1, credentials.heldSinceBefore(NOW.plusMillis(1), 1).size());
    }

    @Test
    void doesNotOpenATokenThatWasMovedToAnotherPortal() {
        credentials.keep(ACME, new Grant(new UserId(7), true, "access", "refresh", NOW));
        database.jdbi().useHandle(handle -> handle.execute("update access_grant set portal = 'globex'"));

        assertThrows(IllegalStateException.class, () -> credentials.grants(GLOBEX));
    }

    @Test
    void keepsTheProofOfEventsAndWipesIt() {
        credentials.keepEventTokenDigest(ACME, new byte[] {1, 2});
        credentials.keepEventTokenDigest(ACME, new byte[] {3, 4});
        credentials.keep(ACME, new Grant(new UserId(7), true, "access", "refresh", NOW));
        assertArrayEquals(new byte[] {3, 4}, credentials.eventTokenDigest(ACME).orElseThrow());

        credentials.wipe(ACME);

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
    void keepsTheHiddenCommandOfABot() {
        JdbcChoiceCommands commands = new JdbcChoiceCommands(database);
        BotRef vera = new BotRef(ACME, 842);
        commands.keep(vera, new ChoiceCommands.Registered(64, "https://old.example/events"));
        commands.keep(vera, new ChoiceCommands.Registered(64, "https://new.example/events"));

        assertEquals(Optional.of(new ChoiceCommands.Registered(64, "https://new.example/events")), commands.find(vera));
        assertEquals(Optional.empty(), commands.find(new BotRef(GLOBEX, 842)));
    }

    @Test
    void keepsConversationsPerBotAndDialog() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef bot = new BotRef(ACME, 842);
        conversations.save(bot, new DialogId("17"), talk(1));
        conversations.save(bot, new DialogId("17"), talk(2));

        assertEquals(Optional.of(talk(2)), conversations.find(bot, new DialogId("17")));
        assertEquals(Optional.empty(), conversations.find(bot, new DialogId("chat17")));
        assertEquals(Optional.empty(), conversations.find(new BotRef(GLOBEX, 842), new DialogId("17")));
    }

    @Test
    void showsAPictureToItsOwnPortalOnly() {
        JdbcPhotos photos = new JdbcPhotos(database);
        Photo photo = new Photo(new PhotoId("ab"), "image/png", new byte[] {1, 2, 3});
        photos.save(ACME, photo);
        photos.save(ACME, photo);

        assertArrayEquals(
                new byte[] {1, 2, 3},
                photos.find(ACME, photo.id()).orElseThrow().content());
        assertTrue(photos.find(GLOBEX, photo.id()).isEmpty());
    }

    @Test
    void remembersWhatAPictureWasCutFrom() {
        JdbcPhotos photos = new JdbcPhotos(database);
        Photo whole = new Photo(new PhotoId("whole"), "image/png", new byte[] {1});
        Photo part = new Photo(new PhotoId("part"), "image/png", new byte[] {2});
        Cut cut = new Cut(whole.id(), new Crop(10, 20, 300));
        photos.save(ACME, whole);
        photos.save(ACME, part, cut);
        photos.save(ACME, part, new Cut(whole.id(), new Crop(0, 0, 1)));

        assertEquals(Optional.of(cut), photos.origin(ACME, part.id()));
        assertEquals(Optional.empty(), photos.origin(ACME, whole.id()));
        assertEquals(Optional.empty(), photos.origin(GLOBEX, part.id()));
        assertArrayEquals(
                new byte[] {2}, photos.find(ACME, part.id()).orElseThrow().content());
    }

    @Test
    void forgetsOldPicturesThatNoBotShows() {
        JdbcPhotos photos = new JdbcPhotos(database);
        Photo whole = new Photo(new PhotoId("whole"), "image/png", new byte[] {1});
        Photo shown = new Photo(new PhotoId("ab"), "image/png", new byte[] {2});
        Photo leftBehind = new Photo(new PhotoId("left"), "image/png", new byte[] {3});
        photos.save(ACME, whole);
        photos.save(ACME, shown, new Cut(whole.id(), new Crop(0, 0, 100)));
        photos.save(ACME, leftBehind);
        photos.save(GLOBEX, shown);
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");

        photos.prune(Instant.now().minus(Duration.ofDays(1)));
        assertTrue(photos.find(ACME, leftBehind.id()).isPresent());

        Instant later = Instant.now().plus(Duration.ofDays(1));
        photos.prune(later);
        assertTrue(photos.find(ACME, leftBehind.id()).isEmpty());
        assertTrue(photos.find(GLOBEX, shown.id()).isEmpty());
        assertTrue(photos.find(ACME, shown.id()).isPresent());
        assertTrue(photos.find(ACME, whole.id()).isPresent());

        bots.of(ACME).remove(bot.id());
        photos.prune(later);
        photos.prune(later);
        assertTrue(photos.find(ACME, shown.id()).isEmpty());
        assertTrue(photos.find(ACME, whole.id()).isEmpty());
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
            new JdbcConversations(database).save(bot, new DialogId("17"), talk(1));
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
    void seesInATransactionWhatItChangedAndKeepsNothingOfOneThatFails() {
        JdbcConversations conversations = new JdbcConversations(database);
        BotRef bot = new BotRef(ACME, 842);
        DialogId dialog = new DialogId("17");
        conversations.save(bot, dialog, talk(1));

        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    conversations.save(bot, dialog, talk(2));
                    assertEquals(
                            2,
                            conversations
                                    .find(bot, dialog)
                                    .orElseThrow()
                                    .conversation()
                                    .misses());
                    conversations.save(bot, dialog, talk(3));
                    throw new IllegalStateException("a crash at the worst moment");
                }));

        assertEquals(
                1, conversations.find(bot, dialog).orElseThrow().conversation().misses());
        database.inTransaction(() -> {
            conversations.save(bot, dialog, talk(4));
            return true;
        });
        assertEquals(
                4, conversations.find(bot, dialog).orElseThrow().conversation().misses());
    }

    @Test
    void laysTheTablesOnce() {
        assertTrue(database.reachable());
        assertEquals(Duration.ZERO, new JdbcLanes(database).depth(NOW).oldest());
    }

    private static Talk talk(int misses) {
        return new Talk(new Conversation(misses), 1, 0, NOW, NOW);
    }

    private static Portal portal(PortalId id) {
        return new Portal(
                id,
                id + ".example",
                URI.create("https://" + id + ".example/rest/"),
                URI.create("https://oauth.bitrix.info"),
                Standing.ACTIVE,
                NOW);
    }

    private Bot bot(PortalId portal, String code) {
        return new Bot(
                bots.of(portal).nextId(),
                portal,
                code,
                BotKind.SUPERVISOR,
                true,
                new BotProfile(
                        "Вера",
                        "O'Connor 🤖",
                        BotColor.MARENGO,
                        "vera@acme.example",
                        LocalDate.of(2020, 2, 29),
                        "Helpdesk",
                        "https://acme.example",
                        Gender.FEMALE,
                        new PhotoId("ab")),
                new Scenario(
                        Locale.of("ru"),
                        says("Здравствуйте, {person.name}!"),
                        List.of(new Topic("t1", List.of("впн", "👍"), says("a\n\"b\" {{message}}"))),
                        says("?")),
                new Wish.Live(),
                new Registration.NotRegistered(),
                7,
                NOW);
    }

    private static Bot wanting(Bot bot, Wish wish, long revision) {
        return new Bot(
                bot.id(),
                bot.portal(),
                bot.code(),
                bot.kind(),
                bot.openChannels(),
                bot.profile(),
                bot.scenario(),
                wish,
                bot.registration(),
                revision,
                NOW);
    }

    private static Bot revised(Bot bot, String name, long revision) {
        BotProfile profile = bot.profile();
        return new Bot(
                new BotId(bot.id().value()),
                bot.portal(),
                bot.code(),
                bot.kind(),
                bot.openChannels(),
                new BotProfile(
                        name,
                        profile.lastName(),
                        profile.color(),
                        profile.email(),
                        profile.birthday(),
                        profile.position(),
                        profile.website(),
                        profile.gender(),
                        profile.photo()),
                bot.scenario(),
                bot.wish(),
                bot.registration(),
                revision,
                bot.changedAt());
    }

    private static List<Step> says(String text) {
        return List.of(new Step.Say(Text.parse(text)));
    }
}
