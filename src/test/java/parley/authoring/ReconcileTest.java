package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.BotPlatform.Known;
import parley.authoring.PlatformByHand.There;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.portals.PortalId;

final class ReconcileTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final String ADDRESS = "https://parley.example/events";

    private final BotsInMemory bots = new BotsInMemory();
    private final PlatformByHand platform = new PlatformByHand();
    private final LeasesInMemory leases = new LeasesInMemory();
    private final Reconcile reconcile = new Reconcile(
            bots,
            new PhotosInMemory(),
            platform,
            new ConvergeCommands(new CommandsInMemory(), new CommandPlatformByHand()),
            leases);

    @BeforeEach
    void makeBots() {
        add("one", new Wish.Live());
        add("two", new Wish.Live());
        add("draft", new Wish.Draft());
        reconcile.converge(ACME);
        forget();
    }

    @Test
    void registersWhatIsMeantToBeLiveWithAllItsAddresses() {
        assertEquals(
                List.of(new There("one", "one", ADDRESS, true), new There("two", "two", ADDRESS, true)),
                List.copyOf(platform.there.values()));
        assertEquals(new Registration.NotRegistered(), bot("draft").registration());
    }

    @Test
    void asksOnceAndSendsNothingWhenNothingDiffers() {
        reconcile.visit(ACME);

        assertEquals(1, platform.lists);
        assertSilent();
    }

    @Test
    void doesNotEvenAskAboutDrafts() {
        PortalId globex = new PortalId("globex");
        add(globex, "draft", new Wish.Draft());

        reconcile.converge(globex);

        assertEquals(0, platform.lists);
    }

    @Test
    void notesWhichBotsThePortalHasLostAndLeavesThemToTheirAuthor() {
        platform.there.remove(843L);

        reconcile.visit(ACME);
        reconcile.visit(ACME);

        assertEquals(
                new Registration.Trouble(null, Kind.GONE_FROM_PORTAL),
                bot("two").registration());
        assertSilent();
    }

    @Test
    void notesNothingOfBotsThatAreWellWhenThePortalDoesNotAnswer() {
        Registration before = bot("one").registration();
        platform.refusal = new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE);

        reconcile.visit(ACME);

        assertEquals(before, bot("one").registration());
    }

    @Test
    void givesARenamedBotItsNameBack() {
        platform.rename(842, "Renamed");

        reconcile.visit(ACME);

        assertEquals("one", platform.at(842).name());
        assertEquals(1, platform.updated.size());
        forget();
        reconcile.visit(ACME);
        assertSilent();
    }

    @Test
    void doesNotQuarrelWithAPortalThatSpellsANameInItsOwnWay() {
        platform.spellsNamesInCapitals = true;
        reconcile.visit(ACME);
        forget();

        reconcile.visit(ACME);
        assertSilent();

        platform.spellsNamesInCapitals = false;
        platform.rename(842, "Renamed");
        reconcile.visit(ACME);
        assertEquals("one", platform.at(842).name());
    }

    @Test
    void tellsEveryBotOurNewAddressBeforeANewOneIsRegisteredWithIt() {
        platform.address = "https://new.example/events";
        add("three", new Wish.Live());

        reconcile.converge(ACME);

        assertEquals(
                List.of(
                        new There("one", "one", "https://new.example/events", true),
                        new There("two", "two", "https://new.example/events", true),
                        new There("three", "three", "https://new.example/events", true)),
                List.copyOf(platform.there.values()));
    }

    @Test
    void findsABotByItsCodeWhenACrashHasHiddenItsNumber() {
        bots.of(ACME).note(bot("one").id(), new Registration.NotRegistered());

        reconcile.converge(ACME);

        assertEquals(842L, bot("one").registration().number());
        assertEquals(List.of(), platform.registered);
    }

    @Test
    void doesNotTakeTheBotOfAnother() {
        add("thief", new Wish.Live());
        platform.there.put(842L, new There("thief", "one", ADDRESS, true));

        reconcile.converge(ACME);

        assertEquals(842L, bot("one").registration().number());
        assertEquals(844L, bot("thief").registration().number());
        assertEquals("one", platform.at(842).code());
    }

    @Test
    void tellsWhenThePortalAllowsNoMore() {
        platform.allows = 2;
        add("three", new Wish.Live());

        reconcile.converge(ACME);
        assertEquals(
                new Registration.Trouble(null, Kind.LIMIT_REACHED), bot("three").registration());

        platform.allows = 5;
        reconcile.visit(ACME);
        assertEquals(844L, bot("three").registration().number());
    }

    @Test
    void neverAsksForASixthBotAndDoesNotCountOthers() {
        platform.foreign.add(new Known(7, "foreign", "Foreign"));
        List.of("three", "four", "five", "six").forEach(code -> add(code, new Wish.Live()));

        reconcile.converge(ACME);

        assertEquals(3, platform.registered.size());
        assertEquals(
                new Registration.Trouble(null, Kind.LIMIT_REACHED), bot("six").registration());
    }

    @Test
    void bringsEveryBotBackAfterAnInstallation() {
        platform.there.clear();
        reconcile.visit(ACME);
        assertTrue(bot("one").removedInPortal());

        reconcile.install(ACME);

        assertEquals(2, platform.there.size());
        assertEquals(844L, bot("one").registration().number());
        assertEquals(new Registration.NotRegistered(), bot("draft").registration());
    }

    @Test
    void leavesABotAwayThatWasDeletedBeforeAnUpdate() {
        platform.there.remove(843L);
        reconcile.visit(ACME);

        reconcile.install(ACME);

        assertTrue(bot("two").removedInPortal());
        assertEquals(1, platform.there.size());
    }

    @Test
    void leavesBotsToWhoeverIsChangingThem() {
        platform.rename(842, "Renamed");
        try (var held = leases.take(ACME, java.time.Duration.ZERO).orElseThrow()) {
            reconcile.visit(ACME);
            held.renew();
            assertSilent();
        }
        reconcile.visit(ACME);
        assertEquals("one", platform.at(842).name());
    }

    @Test
    void sweepsNoMorePortalsThanItIsTold() {
        PortalId globex = new PortalId("globex");
        add(globex, "other", new Wish.Live());
        leases.untouched.addAll(List.of(globex, ACME));

        assertEquals(1, reconcile.sweep(Instant.EPOCH, 1));

        assertEquals(1, platform.lists);
        assertEquals("other", platform.registered.getFirst().code());
    }

    private void assertSilent() {
        assertEquals(List.of(), platform.registered);
        assertEquals(List.of(), platform.updated);
        assertEquals(List.of(), platform.removed);
    }

    private void forget() {
        platform.registered.clear();
        platform.updated.clear();
        platform.removed.clear();
        platform.lists = 0;
    }

    private Bot bot(String code) {
        return bots.of(ACME).all().stream()
                .filter(bot -> bot.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void add(String code, Wish wish) {
        add(ACME, code, wish);
    }

    private void add(PortalId portal, String code, Wish wish) {
        Bots.OfPortal own = bots.of(portal);
        own.add(
                new Bot(
                        own.nextId(),
                        portal,
                        code,
                        BotKind.STANDARD,
                        false,
                        new BotProfile(code, "", BotColor.AZURE, "", null, "", "", null, null),
                        new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                        wish,
                        new Registration.NotRegistered(),
                        1,
                        Instant.EPOCH),
                code);
    }
}
