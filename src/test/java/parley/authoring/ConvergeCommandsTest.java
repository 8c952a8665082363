package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.portals.PortalId;

/** The portal's commands become those of the author, whatever happens on the way. */
final class ConvergeCommandsTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final Problem UNREACHABLE = new Problem(Field.COMMAND, Kind.PORTAL_UNREACHABLE);

    private final CommandsInMemory commands = new CommandsInMemory();
    private final CommandPlatformByHand platform = new CommandPlatformByHand();
    private final ConvergeCommands converge = new ConvergeCommands(commands, platform);
    private final Bot bot = bot(842L);
    private final Commands.OfBot own = commands.of(ACME, bot.id());

    @Test
    void registersWhatIsMissingOnce() {
        CommandId weather = add("weather", false);
        add("order", true);

        assertEquals(Map.of(), converge.converge(bot));
        assertEquals(Map.of(), converge.converge(bot));

        assertEquals(List.of("register weather", "register order"), platform.calls);
        assertEquals(Map.of(63L, terms("weather", false), 64L, terms("order", true)), platform.registered);
        assertTrue(own.find(weather).orElseThrow().standing()
                        instanceof CommandStanding.Registered(long of, long number, boolean everywhere, String _)
                && of == 842
                && number == 63
                && !everywhere);
    }

    @Test
    void updatesWhatTheAuthorChanged() {
        CommandId id = add("weather", false);
        converge.converge(bot);

        change(id, terms("forecast", false));
        converge.converge(bot);
        converge.converge(bot);

        assertEquals(List.of("register weather", "update 63"), platform.calls);
        assertEquals(Map.of(63L, terms("forecast", false)), platform.registered);
    }

    @Test
    void tellsEveryCommandWhenOurAddressHasChanged() {
        add("weather", false);
        converge.converge(bot);

        platform.address = "https://elsewhere.example/events";
        converge.converge(bot);
        converge.converge(bot);

        assertEquals(List.of("register weather", "update 63"), platform.calls);
    }

    @Test
    void registersAnewWhereTheReachChangesBecauseThePortalCannot() {
        CommandId id = add("weather", false);
        converge.converge(bot);

        change(id, terms("weather", true));
        converge.converge(bot);

        assertEquals(List.of("register weather", "remove 63", "register weather"), platform.calls);
        assertEquals(Map.of(64L, terms("weather", true)), platform.registered);
    }

    @Test
    void removesWhatNobodyWantsBeforeItsNameIsUsedAgain() {
        CommandId old = add("weather", false);
        converge.converge(bot);

        own.dismiss(old);
        add("weather", true);
        converge.converge(bot);

        assertEquals(List.of("register weather", "remove 63", "register weather"), platform.calls);
        assertEquals(1, own.all().size());
    }

    @Test
    void findsOutWhatBecameOfARegistrationWithoutAnAnswer() {
        CommandId id = add("weather", false);
        platform.losesAnswer = 1;
        assertEquals(Map.of(id, UNREACHABLE), converge.converge(bot));
        assertEquals(Kind.PORTAL_UNREACHABLE, own.find(id).orElseThrow().trouble());

        change(id, terms("forecast", true));
        assertEquals(Map.of(), converge.converge(bot));

        assertEquals(Map.of(64L, terms("forecast", true)), platform.registered);
        assertEquals(null, own.find(id).orElseThrow().trouble());
    }

    @Test
    void removesAlsoACommandWhoseNumberItNeverLearned() {
        CommandId id = add("weather", false);
        platform.losesAnswer = 1;
        converge.converge(bot);

        own.dismiss(id);
        converge.converge(bot);

        assertEquals(Map.of(), platform.registered);
        assertEquals(List.of(), own.all());
    }

    @Test
    void undoesAChangeWhoseAnswerWasLost() {
        CommandId id = add("weather", false);
        converge.converge(bot);
        change(id, terms("forecast", false));
        platform.losesAnswer = 1;
        converge.converge(bot);
        assertEquals(Map.of(63L, terms("forecast", false)), platform.registered);

        change(id, terms("weather", false));
        converge.converge(bot);

        assertEquals(Map.of(63L, terms("weather", false)), platform.registered);
    }

    @Test
    void bringsBackACommandWhoseRemovalHadNoAnswerAndWasTakenBack() {
        CommandId id = add("weather", false);
        converge.converge(bot);
        change(id, terms("weather", true));
        platform.losesAnswer = 1;
        converge.converge(bot);
        assertEquals(Map.of(), platform.registered);

        change(id, terms("weather", false));
        converge.converge(bot);

        assertEquals(Map.of(64L, terms("weather", false)), platform.registered);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsAtTheSameWhereverItIsCutOff(int moment) {
        CommandId renamed = add("one", false);
        CommandId reached = add("two", false);
        CommandId dropped = add("three", false);
        converge.converge(bot);
        change(renamed, terms("uno", false));
        change(reached, terms("two", true));
        own.dismiss(dropped);
        CommandId added = add("four", true);
        platform.calls.clear();
        platform.crashesAt = moment;
        org.junit.jupiter.api.Assertions.assertThrows(CommandPlatformByHand.Crash.class, () -> converge.converge(bot));

        platform.crashesAt = 0;
        assertEquals(Map.of(), new ConvergeCommands(commands, platform).converge(bot));

        assertEquals(
                List.of(terms("four", true), terms("two", true), terms("uno", false)),
                platform.registered.values().stream()
                        .sorted(java.util.Comparator.comparing(CommandTerms::name))
                        .toList());
        assertEquals(
                List.of(renamed, reached, added),
                own.all().stream().map(Command::id).toList());
    }

    @Test
    void registersAnewWhatIsGoneFromThePortal() {
        CommandId id = add("weather", false);
        converge.converge(bot);
        platform.registered.clear();
        change(id, terms("weather", false, "Shows the weather"));

        assertEquals(Map.of(), converge.converge(bot));

        assertEquals(Map.of(64L, terms("weather", false, "Shows the weather")), platform.registered);
    }

    @Test
    void registersAllAnewUnderABotThatGotAnotherNumberOrWasForgotten() {
        add("weather", false);
        converge.converge(bot);
        platform.registered.clear();

        converge.converge(bot(845L));
        assertEquals(Map.of(64L, terms("weather", false)), platform.registered);

        platform.registered.clear();
        converge.forget(bot);
        converge.converge(bot(845L));
        assertEquals(Map.of(65L, terms("weather", false)), platform.registered);
    }

    @Test
    void findsCommandsThatOutlivedBeingForgotten() {
        CommandId id = add("weather", false);
        converge.converge(bot);
        converge.forget(bot);
        change(id, terms("weather", false, "Shows the weather"));

        assertEquals(Map.of(), converge.converge(bot));

        assertEquals(Map.of(63L, terms("weather", false, "Shows the weather")), platform.registered);
    }

    @Test
    void waitsForABotThePortalDoesNotKnow() {
        add("weather", false);
        CommandId unwanted = add("order", false);
        own.dismiss(unwanted);

        assertEquals(Map.of(), converge.converge(bot(null)));

        assertEquals(List.of(), platform.calls);
        assertEquals(1, own.all().size());
    }

    @Test
    void keepsTheWishAndTheReasonWhenThePortalDeclinesAndGoesOnWithTheOthers() {
        CommandId id = add("weather", false);
        platform.refusal = new Problem(Field.COMMAND_NAME, Kind.NOT_A_COMMAND);
        assertEquals(Map.of(id, platform.refusal), converge.converge(bot));
        assertEquals(Kind.NOT_A_COMMAND, own.find(id).orElseThrow().trouble());

        platform.refusal = null;
        converge.converge(bot);

        assertEquals(List.of("register weather"), platform.calls);
        assertEquals(null, own.find(id).orElseThrow().trouble());
    }

    @Test
    void asksAPortalThatDoesNotAnswerOnlyOnce() {
        CommandId first = add("weather", false);
        CommandId second = add("order", false);
        platform.losesAnswer = 1;

        assertEquals(Map.of(first, UNREACHABLE, second, UNREACHABLE), converge.converge(bot));

        assertEquals(List.of("register weather"), platform.calls);
    }

    @Test
    void givesUpADeletedCommandWhoseRegistrationThePortalRefusesToRepeat() {
        CommandId id = add("weather", false);
        platform.losesAnswer = 1;
        converge.converge(bot);
        own.dismiss(id);
        platform.refusal = new Problem(Field.COMMAND, Kind.REFUSED, "WRONG_REQUEST");

        assertEquals(Map.of(), converge.converge(bot));

        assertEquals(List.of(), own.all());
    }

    private CommandId add(String name, boolean everywhere) {
        CommandId id = own.nextId();
        own.add(
                new Command(
                        id,
                        ACME,
                        bot.id(),
                        terms(name, everywhere),
                        "t1",
                        true,
                        new CommandStanding.NotRegistered(),
                        null,
                        1),
                "form " + id.value());
        return id;
    }

    private void change(CommandId id, CommandTerms terms) {
        Command before = own.find(id).orElseThrow();
        assertTrue(own.replace(
                new Command(
                        id,
                        ACME,
                        bot.id(),
                        terms,
                        before.topic(),
                        true,
                        before.standing(),
                        before.trouble(),
                        before.revision() + 1),
                before.revision()));
    }

    private static CommandTerms terms(String name, boolean everywhere) {
        return terms(name, everywhere, name);
    }

    private static CommandTerms terms(String name, boolean everywhere, String title) {
        return new CommandTerms(
                name, everywhere, false, false, List.of(new CommandTitle(Locale.ENGLISH, title, "city")));
    }

    private static Bot bot(@org.jspecify.annotations.Nullable Long number) {
        return new Bot(
                new BotId(1),
                ACME,
                "vera",
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.AZURE, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                number == null ? new Registration.NotRegistered() : new Registration.Registered(number),
                1,
                Instant.EPOCH);
    }
}
