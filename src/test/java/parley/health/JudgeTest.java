package parley.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.health.Finding.Reason;
import parley.health.Finding.Remedy;
import parley.health.Finding.State;
import parley.health.Said.NotTold;
import parley.health.Said.Silence;
import parley.health.Said.Told;
import parley.health.Trial.Way;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.portals.UserId;

final class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:31:00Z");
    private static final PortalId ACME = new PortalId("acme");
    private static final UserId VERA = new UserId(7);

    private final List<Bot> bots = new ArrayList<>();
    private final Map<Long, Instant> lastOfBots = new HashMap<>();
    private Standing standing = Standing.ACTIVE;
    private Instant installedAt = NOW.minus(Duration.ofDays(30));
    private Backlog.Depth backlog = new Backlog.Depth(0, Duration.ZERO, 0);

    @Nullable
    private Instant last;

    @Nullable
    private Trial trial;

    private Said<Boolean> installed = new Told<>(true);
    private Said<List<String>> missingPermissions = new Told<>(List.of());
    private Said<Boolean> administrator = new Told<>(true);
    private Said<Integer> missingBindings = new Told<>(0);
    private Said<Set<Long>> there = new Told<>(Set.of());
    private Said<Duration> ahead = new Told<>(Duration.ZERO);

    @Test
    void theInstallationIsFinishedOrOnlyAPersonCanFinishIt() {
        finds(Check.INSTALLATION, State.GOOD, Reason.FINISHED, Remedy.NONE);
        installed = new Told<>(false);
        finds(Check.INSTALLATION, State.BAD, Reason.NOT_FINISHED, Remedy.OPEN_FROM_MENU);
    }

    @Test
    void aPermissionThatWasNotGrantedIsNamed() {
        finds(Check.PERMISSIONS, State.GOOD, Reason.GRANTED, Remedy.NONE);
        missingPermissions = new Told<>(List.of("notices", "tasks"));
        finds(Check.PERMISSIONS, State.BAD, Reason.NOT_GRANTED, Remedy.UPDATE_APPLICATION);
        assertEquals(List.of("notices, tasks"), finding(Check.PERMISSIONS).details());
    }

    @Test
    void accessIsAnAdministratorsOrAVisitRenewsIt() {
        finds(Check.ACCESS, State.GOOD, Reason.ACCEPTED, Remedy.NONE);
        administrator = new Told<>(false);
        finds(Check.ACCESS, State.BAD, Reason.NOT_ADMINISTRATOR, Remedy.CONNECT_AGAIN);
        administrator = new NotTold<>(Silence.ACCESS_LOST);
        finds(Check.ACCESS, State.BAD, Reason.ACCESS_LOST, Remedy.CONNECT_AGAIN);
        standing = Standing.SUSPENDED;
        finds(Check.ACCESS, State.BAD, Reason.SUSPENDED, Remedy.PAY);
    }

    @Test
    void bindingsThatAreMissingAreBoundAgain() {
        finds(Check.BINDINGS, State.GOOD, Reason.BOUND, Remedy.NONE);
        missingBindings = new Told<>(2);
        finds(Check.BINDINGS, State.BAD, Reason.NOT_BOUND, Remedy.BIND_AGAIN);
    }

    @Test
    void clocksMayDifferByAMinute() {
        ahead = new Told<>(Duration.ofMinutes(-1));
        finds(Check.CLOCK, State.GOOD, Reason.IN_STEP, Remedy.NONE);
        ahead = new Told<>(Duration.ofSeconds(-61));
        finds(Check.CLOCK, State.BAD, Reason.OUT_OF_STEP, Remedy.SET_THE_CLOCK);
        assertEquals(List.of(2L), finding(Check.CLOCK).details());
    }

    @Test
    void aBotIsThereOrIsRegisteredAgain() {
        bots.add(bot(1, new Registration.Registered(842L)));
        finds(Check.BOT, State.BAD, Reason.GONE_FROM_PORTAL, Remedy.REGISTER_AGAIN);
        there = new Told<>(Set.of(842L));
        finds(Check.BOT, State.GOOD, Reason.REGISTERED, Remedy.NONE);
        lastOfBots.put(842L, NOW);
        finds(Check.BOT, State.GOOD, Reason.AT_WORK, Remedy.NONE);
        assertEquals(NOW, finding(Check.BOT).moment());
        there = new NotTold<>(Silence.SLOW);
        finds(Check.BOT, State.WAITING, Reason.PORTAL_SLOW, Remedy.NONE);
    }

    @Test
    void aBotThatWasNeverRegisteredNeedsNoWordOfThePortal() {
        there = new NotTold<>(Silence.UNREACHABLE);
        bots.add(bot(1, new Registration.NotRegistered()));
        finds(Check.BOT, State.BAD, Reason.NOT_REGISTERED, Remedy.REGISTER_AGAIN);
        bots.set(0, bot(1, new Registration.Trouble(842L, Problem.Kind.EMAIL_TAKEN)));
        finds(Check.BOT, State.BAD, Reason.REGISTRATION_FAILED, Remedy.REGISTER_AGAIN);
        bots.set(0, bot(1, new Registration.Trouble(null, Problem.Kind.GONE_FROM_PORTAL)));
        finds(Check.BOT, State.BAD, Reason.GONE_FROM_PORTAL, Remedy.REGISTER_AGAIN);
    }

    @Test
    void eachBotHasALineOfItsOwn() {
        bots.add(bot(1, new Registration.Registered(842L)));
        bots.add(bot(2, new Registration.NotRegistered()));
        there = new Told<>(Set.of(842L));

        List<Finding> lines =
                all().stream().filter(finding -> finding.check() == Check.BOT).toList();

        assertEquals(
                List.of(new BotId(1), new BotId(2)),
                lines.stream().map(Finding::bot).toList());
        assertEquals(
                List.of(State.GOOD, State.BAD),
                lines.stream().map(Finding::state).toList());
    }

    @Test
    void aPortalThatNeverSentAnythingIsSuspectTenMinutesAfterTheInstallation() {
        finds(Check.ARRIVALS, State.BAD, Reason.NEVER_HEARD, Remedy.TEST);
        installedAt = NOW.minus(Duration.ofMinutes(9));
        finds(Check.ARRIVALS, State.WAITING, Reason.NOT_HEARD_YET, Remedy.TEST);
    }

    @Test
    void threeDaysOfSilenceAreWorthATest() {
        last = NOW.minus(Duration.ofHours(71));
        finds(Check.ARRIVALS, State.GOOD, Reason.HEARD, Remedy.NONE);
        last = NOW.minus(Duration.ofDays(3));
        finds(Check.ARRIVALS, State.WAITING, Reason.SILENT, Remedy.TEST);
        assertEquals(List.of(3L), finding(Check.ARRIVALS).details());
    }

    @Test
    void aTestEventThatThePortalPromisedArrivesWithinAMinuteOrIsLost() {
        last = NOW.minus(Duration.ofHours(1));
        trial = tried(Way.DONE, Way.NOT_TRIED, Way.DONE, NOW.minusSeconds(60));
        finds(Check.ARRIVALS, State.CHECKING, Reason.TEST_ON_ITS_WAY, Remedy.NONE);
        trial = tried(Way.DONE, Way.NOT_TRIED, Way.DONE, NOW.minusSeconds(61));
        finds(Check.ARRIVALS, State.BAD, Reason.TEST_LOST, Remedy.TEST);
        last = NOW.minusSeconds(61);
        finds(Check.ARRIVALS, State.GOOD, Reason.HEARD, Remedy.NONE);
        last = NOW.minus(Duration.ofHours(1));
        trial = tried(Way.DONE, Way.NOT_TRIED, Way.FAILED, NOW.minusSeconds(61));
        finds(Check.ARRIVALS, State.GOOD, Reason.HEARD, Remedy.NONE);
    }

    @Test
    void theLoopIsProvenByAnAnswerThatCameBack() {
        bots.add(bot(1, new Registration.Registered(842L)));
        finds(Check.LOOP, State.WAITING, Reason.NOT_TESTED, Remedy.TEST);
        trial = tried(Way.UNDER_WAY, Way.UNDER_WAY, Way.UNDER_WAY, NOW);
        finds(Check.LOOP, State.CHECKING, Reason.TESTING, Remedy.NONE);
        trial = tried(Way.NOT_PERMITTED, Way.DONE, Way.FAILED, NOW);
        finds(Check.LOOP, State.WAITING, Reason.ANSWER_AWAITED, Remedy.ANSWER_THE_BOT);
        assertEquals(List.of("Helpdesk"), finding(Check.LOOP).details());
        Bot asked = bots.removeFirst();
        finds(Check.LOOP, State.WAITING, Reason.NOT_TESTED, Remedy.TEST);
        bots.add(asked);
        trial = new Trial(VERA, NOW.minusSeconds(9), 842L, Way.NOT_PERMITTED, Way.DONE, Way.FAILED, NOW);
        finds(Check.LOOP, State.GOOD, Reason.PROVEN, Remedy.TEST);
        assertEquals(NOW, finding(Check.LOOP).moment());
    }

    @Test
    void withoutABotTheTwoHalvesAreProvenOneByOne() {
        trial = tried(Way.DONE, Way.NOT_TRIED, Way.FAILED, NOW);
        finds(Check.LOOP, State.WAITING, Reason.WAY_OUT_ONLY, Remedy.TEST);
        last = NOW.minusSeconds(5);
        finds(Check.LOOP, State.GOOD, Reason.BOTH_HALVES, Remedy.TEST);
        assertEquals(last, finding(Check.LOOP).moment());
    }

    @Test
    void aTestThatReachedNobodyFailed() {
        last = NOW;
        trial = tried(Way.FAILED, Way.NOT_TRIED, Way.FAILED, NOW);
        finds(Check.LOOP, State.BAD, Reason.WAY_OUT_FAILED, Remedy.TEST);
        trial = tried(Way.DONE, Way.FAILED, Way.DONE, NOW);
        finds(Check.LOOP, State.BAD, Reason.WAY_OUT_FAILED, Remedy.TEST);
        trial = tried(Way.UNDER_WAY, Way.UNDER_WAY, Way.UNDER_WAY, NOW.minus(Duration.ofMinutes(2)));
        finds(Check.LOOP, State.BAD, Reason.WAY_OUT_FAILED, Remedy.TEST);
    }

    @Test
    void workMayWaitForFiveMinutes() {
        finds(Check.QUEUE, State.GOOD, Reason.NO_QUEUE, Remedy.NONE);
        backlog = new Backlog.Depth(3, Duration.ofSeconds(299), 0);
        finds(Check.QUEUE, State.GOOD, Reason.SHORT_QUEUE, Remedy.NONE);
        backlog = new Backlog.Depth(3, Duration.ofMinutes(7), 0);
        finds(Check.QUEUE, State.BAD, Reason.LONG_QUEUE, Remedy.CHECK_LATER);
        assertEquals(List.of(3L, 7L), finding(Check.QUEUE).details());
    }

    @Test
    void whatWasGivenUpCanBeTriedAgain() {
        finds(Check.ASIDE, State.GOOD, Reason.NOTHING_ASIDE, Remedy.NONE);
        backlog = new Backlog.Depth(0, Duration.ZERO, 2);
        finds(Check.ASIDE, State.BAD, Reason.PUT_ASIDE, Remedy.RETRY);
    }

    @ParameterizedTest
    @EnumSource
    void aPortalThatTellsNothingLeavesOneRedLineAtMostAndNoFalseAlarm(Silence why) {
        installed = new NotTold<>(why);
        missingPermissions = new NotTold<>(why);
        administrator = new NotTold<>(why);
        missingBindings = new NotTold<>(why);
        there = new NotTold<>(why);
        ahead = new NotTold<>(why);
        last = NOW;
        bots.add(bot(1, new Registration.Registered(842L)));

        for (Finding finding : all()) {
            boolean red = finding.check() == Check.ACCESS && why != Silence.BUSY;
            boolean told = !finding.check().asksPortal() && finding.check() != Check.LOOP;
            assertEquals(
                    red ? State.BAD : told ? State.GOOD : State.WAITING,
                    finding.state(),
                    finding.check().toString());
            assertTrue(!red || finding.remedy() != Remedy.NONE, "a red line says what helps");
        }
    }

    @Test
    void beforeThePortalIsAskedEverythingElseIsKnown() {
        last = NOW;
        bots.add(bot(1, new Registration.Registered(842L)));
        for (Finding finding : judge().known()) {
            assertEquals(
                    finding.check().asksPortal(),
                    finding.state() == State.CHECKING,
                    finding.check().toString());
        }
        assertEquals(
                all().stream().map(Finding::check).toList(),
                judge().known().stream().map(Finding::check).toList());
    }

    private void finds(Check check, State state, Reason reason, Remedy remedy) {
        Finding finding = finding(check);
        assertEquals(List.of(state, reason, remedy), List.of(finding.state(), finding.reason(), finding.remedy()));
    }

    private Finding finding(Check check) {
        return all().stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private List<Finding> all() {
        return judge().all(
                        new PortalFacts(installed, missingPermissions, administrator, missingBindings, there, ahead));
    }

    private Judge judge() {
        Portal portal = new Portal(
                ACME,
                "acme.example",
                URI.create("https://acme.example/rest/"),
                URI.create("https://oauth.example"),
                standing,
                installedAt);
        return new Judge(new KnownFacts(
                portal, bots, Optional.ofNullable(last), lastOfBots, backlog, Optional.ofNullable(trial), NOW));
    }

    private static Trial tried(Way notice, Way message, Way event, Instant at) {
        return new Trial(VERA, at, 842L, notice, message, event, null);
    }

    private static Bot bot(long id, Registration registration) {
        return SomeBot.of(ACME, id, registration);
    }
}
