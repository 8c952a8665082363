package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import parley.authoring.Steps.Killed;
import parley.portals.PortalId;
import parley.portals.UserId;

/** The process dies before or after any call, between any two notes; whoever comes next finishes what was begun. */
final class KilledAnywhereTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final UserId VERA = new UserId(1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    /** What survives a crash, and what the next process makes of it. */
    private static final class World {
        final Steps steps = new Steps();
        final BotsInMemory bots = new BotsInMemory(steps);
        final PlatformByHand platform = new PlatformByHand(steps);
        final BeginScenario beginScenario = new BeginScenario(new ScenariosInMemory(), new PeopleInMemory());

        Reconcile reconcile() {
            return new Reconcile(
                    bots,
                    new PhotosInMemory(),
                    platform,
                    new ConvergeCommands(new CommandsInMemory(), new CommandPlatformByHand()),
                    new LeasesInMemory());
        }

        SaveBot saveBot() {
            return new SaveBot(bots, beginScenario, platform, reconcile(), recordChange(), CLOCK);
        }

        RecordChange recordChange() {
            return new RecordChange(new ChangesInMemory(), new PeopleInMemory(), new WithoutTransactions(), CLOCK);
        }

        List<Bot> all() {
            return bots.of(ACME).all();
        }

        void settled() {
            steps.live();
            reconcile().converge(ACME);
            assertEquals(
                    List.of(),
                    all().stream()
                            .filter(bot -> !(bot.registration() instanceof Registration.Registered known)
                                    || !known.accepted().equals(Fingerprint.of(bot, platform.address)))
                            .toList());
            assertEquals(
                    all().stream()
                            .map(bot -> bot.registration().number())
                            .sorted()
                            .toList(),
                    List.copyOf(platform.there.keySet()));
            assertTrue(platform.there.values().stream().allMatch(PlatformByHand.There::whole));
        }
    }

    private interface Act {
        void on(World world);
    }

    /** Kills the act at every step it has, each time in a new world; answers with how many there were. */
    private static int killedAnywhere(Act before, Act act, Act after) {
        for (int step = 1; ; step++) {
            World world = new World();
            before.on(world);
            world.steps.dieAt(step);
            try {
                act.on(world);
                return step - 1;
            } catch (Killed dead) {
                after.on(world);
            }
        }
    }

    @Test
    void aNewBotIsThereOnceWhereverItsRegistrationWasCutShort() {
        int steps = killedAnywhere(
                world -> {}, world -> world.saveBot().create(ACME, VERA, "form", draft("Vera", "")), world -> {
                    world.settled();
                    assertTrue(world.all().size() <= 1);
                    // The author sends the same form again.
                    world.saveBot().create(ACME, VERA, "form", draft("Vera", ""));
                    world.settled();
                    assertEquals(1, world.all().size());
                    assertEquals(1, world.platform.there.size());
                });
        assertEquals(9, steps, "list, add, register, note, update, note; calls count twice");
    }

    @Test
    void aChangeArrivesWhereverItWasCutShort() {
        killedAnywhere(
                world -> world.saveBot().create(ACME, VERA, "form", draft("Vera", "")),
                world -> world.saveBot()
                        .change(ACME, VERA, world.all().getFirst().id(), 1, draft("Anna", "parley_anna")),
                world -> {
                    world.settled();
                    Bot bot = world.all().getFirst();
                    assertEquals(
                            bot.revision() == 1 ? "Vera" : "Anna",
                            world.platform.at(842).name());
                    assertEquals(bot.code(), world.platform.at(842).code());
                    assertEquals(1, world.platform.there.size());
                });
    }

    @Test
    void aBotIsGoneHereAndThereOrStillWhole() {
        killedAnywhere(
                world -> world.saveBot().create(ACME, VERA, "form", draft("Vera", "")),
                world -> new DeleteBot(world.bots, world.reconcile(), world.recordChange(), CLOCK)
                        .delete(ACME, VERA, world.all().getFirst().id()),
                world -> {
                    boolean wished =
                            world.all().isEmpty() || world.all().getFirst().wish() instanceof Wish.Deleted;
                    world.settled();
                    assertEquals(wished ? 0 : 1, world.all().size());
                });
    }

    @Test
    void anInstallationBringsEveryBotBackOnce() {
        killedAnywhere(
                world -> {
                    world.saveBot().create(ACME, VERA, "form 1", draft("Vera", ""));
                    world.saveBot().create(ACME, VERA, "form 2", draft("Anna", ""));
                    world.platform.there.clear();
                },
                world -> world.reconcile().install(ACME),
                world -> {
                    world.steps.live();
                    world.reconcile().install(ACME);
                    world.settled();
                    assertEquals(2, world.platform.there.size());
                });
    }

    @Test
    void aRestoredBotIsThereOnce() {
        killedAnywhere(
                world -> {
                    world.saveBot().create(ACME, VERA, "form", draft("Vera", ""));
                    world.platform.there.clear();
                    world.reconcile().visit(ACME);
                },
                world -> new SteerBot(world.bots, world.platform, world.reconcile(), world.recordChange(), CLOCK)
                        .restore(ACME, VERA, world.all().getFirst().id()),
                world -> {
                    world.steps.live();
                    boolean wished = !world.all().getFirst().removedInPortal();
                    world.reconcile().converge(ACME);
                    assertEquals(wished ? 1 : 0, world.platform.there.size());
                });
    }

    private static BotDraft draft(String name, String code) {
        BotDraft fresh = BotDraft.fresh(Locale.ENGLISH);
        return new BotDraft(
                code,
                fresh.kind(),
                false,
                name,
                "",
                fresh.color(),
                "",
                "",
                "",
                "",
                "",
                null,
                fresh.language(),
                fresh.greeting(),
                fresh.topics(),
                fresh.fallback());
    }
}
