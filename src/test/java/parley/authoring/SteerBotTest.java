package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.engine.Text;
import parley.portals.PortalId;
import parley.portals.UserId;

final class SteerBotTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final UserId VERA = new UserId(1);

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final BotsInMemory bots = new BotsInMemory();
    private final ChangesInMemory changes = new ChangesInMemory();
    private final RecordChange recordChange =
            new RecordChange(changes, new PeopleInMemory(), new WithoutTransactions(), clock);
    private final PlatformByHand platform = new PlatformByHand();
    private final Reconcile reconcile = new Reconcile(
            bots,
            new PhotosInMemory(),
            platform,
            new ConvergeCommands(new CommandsInMemory(), new CommandPlatformByHand()),
            new LeasesInMemory());
    private final SteerBot steerBot = new SteerBot(bots, platform, reconcile, recordChange, clock);

    @Test
    void putsADraftLive() {
        Bot draft = add("vera", new Wish.Draft());

        assertInstanceOf(Saved.Live.class, steerBot.publish(ACME, VERA, draft.id()));

        assertEquals(new Wish.Live(), bot(draft).wish());
        assertEquals(842L, bot(draft).registration().number());
    }

    @Test
    void putsNoDraftLiveWhereAllPlacesAreTaken() {
        IntStream.range(0, 5).forEach(number -> add("bot" + number, new Wish.Live()));
        Bot draft = add("vera", new Wish.Draft());

        assertEquals(
                new Saved.Rejected(List.of(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, 5))),
                steerBot.publish(ACME, VERA, draft.id()));
        assertEquals(new Wish.Draft(), bot(draft).wish());
    }

    @Test
    void pausesABotWithItsLineAndLetsItGoOn() {
        Bot bot = add("vera", new Wish.Live());
        Text line = Text.parse("Back soon, {person.name}.");

        assertInstanceOf(Saved.Live.class, steerBot.pause(ACME, VERA, bot.id(), " Back soon, {person.name}. "));
        assertEquals(new Wish.Paused(line), bot(bot).wish());
        assertEquals(
                line,
                bot(bot).spoken().greeting().getFirst() instanceof parley.engine.Step.Say say ? say.text() : null);
        assertEquals(bot(bot).spoken().greeting(), bot(bot).spoken().fallback().steps());
        assertEquals(1, platform.there.size());

        assertInstanceOf(Saved.Live.class, steerBot.publish(ACME, VERA, bot.id()));
        assertEquals(bot.scenario(), bot(bot).spoken());
        assertEquals(List.of(), platform.removed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "{persn.name}"})
    void refusesALineThatCannotBeSaid(String line) {
        Bot bot = add("vera", new Wish.Live());

        assertInstanceOf(Saved.Rejected.class, steerBot.pause(ACME, VERA, bot.id(), line));
        assertEquals(bot, bot(bot));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "de"})
    void hasAUsualLineInEveryLanguage(String language) {
        Bot bot = add("vera", new Wish.Live());
        Scenario words = new Scenario(Locale.of(language), List.of(), List.of(), List.of());
        Bot speaking = new Bot(
                bot.id(),
                ACME,
                "vera",
                bot.kind(),
                false,
                bot.profile(),
                words,
                bot.wish(),
                bot.registration(),
                1,
                clock.instant());

        assertInstanceOf(Saved.Live.class, steerBot.pause(ACME, VERA, bot.id(), SteerBot.usualPause(speaking)));
    }

    @Test
    void restoresABotOnlyWhenItsAuthorAsksForIt() {
        Bot bot = add("vera", new Wish.Live());
        reconcile.converge(ACME);
        platform.there.clear();
        reconcile.visit(ACME);
        steerBot.repair(ACME, VERA, bot.id());
        assertEquals(true, bot(bot).removedInPortal());

        assertInstanceOf(Saved.Live.class, steerBot.restore(ACME, VERA, bot.id()));
        assertEquals(843L, bot(bot).registration().number());
    }

    @Test
    void restoresABotThatIsGoneWithoutOurKnowing() {
        Bot bot = add("vera", new Wish.Live());
        reconcile.converge(ACME);
        platform.there.clear();

        assertInstanceOf(Saved.Live.class, steerBot.restore(ACME, VERA, bot.id()));
        assertEquals(843L, bot(bot).registration().number());
    }

    @Test
    void repairsWhatThePortalDeclined() {
        platform.refusal = new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE);
        Bot bot = add("vera", new Wish.Live());
        assertInstanceOf(Saved.Kept.class, steerBot.repair(ACME, VERA, bot.id()));
        platform.refusal = null;

        assertInstanceOf(Saved.Live.class, steerBot.repair(ACME, VERA, bot.id()));
    }

    @Test
    void keepsABotAfterAllThatCouldNotBeDeleted() {
        Bot bot = add("vera", new Wish.Live());
        reconcile.converge(ACME);
        DeleteBot deleteBot = new DeleteBot(bots, reconcile, recordChange, clock);
        platform.refusal = new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE);
        assertInstanceOf(DeleteBot.Outcome.NotDeleted.class, deleteBot.delete(ACME, VERA, bot.id()));
        assertEquals(new Wish.Deleted(), bot(bot).wish());
        platform.refusal = null;

        assertInstanceOf(Saved.Live.class, steerBot.publish(ACME, VERA, bot.id()));
        assertEquals(List.of(), platform.removed);
    }

    @Test
    void steersOnlyBotsOfThePortal() {
        Bot bot = add("vera", new Wish.Draft());

        assertEquals(
                Saved.rejected(new Problem(Field.WHOLE, Kind.DELETED_MEANWHILE)),
                steerBot.publish(new PortalId("globex"), VERA, bot.id()));
        assertEquals(new Wish.Draft(), bot(bot).wish());
    }

    private Bot bot(Bot bot) {
        return bots.of(ACME).find(bot.id()).orElseThrow();
    }

    private Bot add(String code, Wish wish) {
        Bots.OfPortal own = bots.of(ACME);
        Bot bot = new Bot(
                own.nextId(),
                ACME,
                code,
                BotKind.STANDARD,
                false,
                new BotProfile(code, "", BotColor.AZURE, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                wish,
                new Registration.NotRegistered(),
                1,
                Instant.EPOCH);
        own.add(bot, code);
        return bot;
    }
}
