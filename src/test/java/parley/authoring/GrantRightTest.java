package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.authoring.Change.Kind;
import parley.authoring.Changes.Wanted;
import parley.authoring.GrantRight.Outcome;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.portals.Visitor;

final class GrantRightTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final Visitor VERA = new Visitor(ACME, new UserId(1), true, Locale.ENGLISH);
    private static final Visitor IVAN = new Visitor(ACME, new UserId(17), false, Locale.ENGLISH);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final BotsInMemory bots = new BotsInMemory();
    private final EditorsInMemory editors = new EditorsInMemory();
    private final PeopleInMemory people = new PeopleInMemory();
    private final ChangesInMemory changes = new ChangesInMemory();
    private final EmployeesByHand employees = new EmployeesByHand().with(17, "Ivan Petrov", "Engineer");
    private final Desks desks = new Desks(bots, editors);
    private final GrantRight grantRight = new GrantRight(
            desks,
            editors,
            employees,
            people,
            new RecordChange(changes, people, new WithoutTransactions(), CLOCK),
            CLOCK);

    @Test
    void letsAColleagueEditOneBotUntilTheRightIsWithdrawn() {
        Bot vera = added(1);
        Bot other = added(2);
        people.of(ACME).opened(new Colleague(VERA.user(), "Vera Solovyova"), true, Instant.EPOCH);

        assertFalse(desks.of(IVAN).permission().mayEnter());
        assertEquals(Outcome.DONE, grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(vera.id()))));

        Desk desk = desks.of(IVAN);
        assertEquals(List.of(vera), desk.all());
        assertEquals(Optional.of(vera), desk.find(vera.id()));
        assertEquals(Optional.empty(), desk.find(other.id()));
        assertFalse(desk.permission().mayManage());

        assertEquals(Outcome.DONE, grantRight.withdraw(VERA, IVAN.user(), vera.id()));

        assertFalse(desks.of(IVAN).permission().mayEnter());
        assertEquals(Optional.empty(), desks.of(IVAN).find(vera.id()));
        List<Change> told = changes.of(ACME).list(new Wanted(null, null, null), 9);
        assertEquals(
                List.of(Kind.WITHDRAWN, Kind.GRANTED),
                told.stream().map(change -> change.deed().kind()).toList());
        assertEquals(
                new Colleague(VERA.user(), "Vera Solovyova"), told.getFirst().by());
        assertEquals(
                new Colleague(IVAN.user(), "Ivan Petrov"),
                told.getFirst().deed().whom());
    }

    @Test
    void aRightToAllBotsHoldsForThoseThatComeLater() {
        assertEquals(Outcome.DONE, grantRight.grant(VERA, IVAN.user(), Optional.empty()));
        Bot later = added(1);

        assertEquals(List.of(later), desks.of(IVAN).all());
        assertFalse(desks.of(IVAN).permission().mayManage());
    }

    @Test
    void takesNamesFromThePortalOnly() {
        grantRight.grant(VERA, IVAN.user(), Optional.empty());

        assertEquals("Ivan Petrov", people.of(ACME).find(IVAN.user()).name());
        assertEquals(Outcome.NO_EMPLOYEE, grantRight.grant(VERA, new UserId(666), Optional.empty()));
        assertTrue(editors.of(ACME).of(new UserId(666)).isEmpty());
    }

    @Test
    void grantsNothingWhenThePortalDoesNotSayWhoItIs() {
        employees.trouble = new Employees.Answer.NotPermitted();
        assertEquals(Outcome.NOT_PERMITTED, grantRight.grant(VERA, IVAN.user(), Optional.empty()));
        employees.trouble = new Employees.Answer.NoAnswer();
        assertEquals(Outcome.NO_ANSWER, grantRight.grant(VERA, IVAN.user(), Optional.empty()));

        assertEquals(List.of(), editors.of(ACME).all());
    }

    @Test
    void nobodyButAdministratorsHandsOutRights() {
        Bot vera = added(1);
        grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(vera.id())));
        employees.with(18, "Maria", "");

        assertEquals(Outcome.NOT_ALLOWED, grantRight.grant(IVAN, IVAN.user(), Optional.empty()));
        assertEquals(Outcome.NOT_ALLOWED, grantRight.grant(IVAN, new UserId(18), Optional.of(Set.of(vera.id()))));
        assertEquals(Outcome.NOT_ALLOWED, grantRight.withdraw(IVAN, IVAN.user(), vera.id()));

        assertEquals(1, editors.of(ACME).all().size());
    }

    @Test
    void aBotOfAnotherPortalCannotBeChosen() {
        Bot foreign = Vera.bot().build();
        bots.of(new PortalId("globex")).add(foreign, "form");

        assertEquals(Outcome.NOTHING_CHOSEN, grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of(foreign.id()))));
        assertEquals(Outcome.NOTHING_CHOSEN, grantRight.grant(VERA, IVAN.user(), Optional.of(Set.of())));
        assertEquals(List.of(), editors.of(ACME).all());
    }

    @Test
    void whatIsGrantedTwiceIsToldOnce() {
        grantRight.grant(VERA, IVAN.user(), Optional.empty());
        grantRight.grant(VERA, IVAN.user(), Optional.empty());

        assertEquals(1, changes.of(ACME).list(new Wanted(null, null, null), 9).size());
    }

    private Bot added(long id) {
        Bot vera = Vera.bot().build();
        Bot bot = new Bot(
                new BotId(id),
                ACME,
                "vera" + id,
                vera.kind(),
                false,
                vera.profile(),
                vera.scenario(),
                vera.wish(),
                vera.registration(),
                1,
                Instant.EPOCH);
        bots.of(ACME).add(bot, "form " + id);
        return bot;
    }
}
