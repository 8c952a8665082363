package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.CommandDraft.TitleDraft;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.PortalId;

/** Vera types a command; what is right with it is kept, what is wrong is told all at once. */
final class SaveCommandTest {
    private static final PortalId ACME = new PortalId("acme");

    private final CommandsInMemory commands = new CommandsInMemory();
    private final CommandPlatformByHand platform = new CommandPlatformByHand();
    private final ConvergeCommands converge = new ConvergeCommands(commands, platform);
    private final SaveCommand save = new SaveCommand(commands, converge);
    private final DeleteCommand delete = new DeleteCommand(commands, converge);
    private final Bot bot = bot(1, new Registration.Registered(842L));

    @Test
    void keepsACommandAsTypedAndMakesThePortalKnowIt() {
        CommandDraft draft = new CommandDraft(
                " /Weather ",
                true,
                true,
                true,
                "t1",
                List.of(
                        new TitleDraft("ru", " Показывает   погоду ", "город"),
                        new TitleDraft("en", "Shows weather", "")));

        Command command = inPlace(save.create(bot, "form", draft));

        CommandTerms expected = new CommandTerms(
                "Weather",
                true,
                true,
                true,
                List.of(
                        new CommandTitle(Locale.ENGLISH, "Shows weather", ""),
                        new CommandTitle(Locale.of("ru"), "Показывает погоду", "город")));
        assertEquals(expected, command.terms());
        assertEquals(List.of(expected), List.copyOf(platform.registered.values()));
        assertEquals("t1", command.topic());
        assertEquals(
                draft.title("ru").parameters(),
                CommandDraft.of(command).title("ru").parameters());
    }

    @Test
    void tellsEveryProblemAtOnce() {
        CommandDraft draft = new CommandDraft(
                "погода",
                false,
                false,
                false,
                "",
                List.of(new TitleDraft("de", "", "Ort"), new TitleDraft("fr", "x".repeat(101), "y".repeat(61))));

        assertEquals(
                List.of(
                        new Problem(Field.COMMAND_NAME, Kind.NOT_A_COMMAND),
                        new Problem(Field.COMMAND_TITLES, Kind.TITLE_MISSING, "de"),
                        new Problem(Field.COMMAND_TITLES, Kind.TOO_LONG, 100, "fr"),
                        new Problem(Field.COMMAND_PARAMETERS, Kind.TOO_LONG, 60, "fr"),
                        new Problem(Field.COMMAND_TOPIC, Kind.MISSING)),
                rejected(save.create(bot, "form", draft)));
        assertEquals(List.of(), commands.of(ACME, bot.id()).all());
        assertEquals(
                List.of(
                        new Problem(Field.COMMAND_NAME, Kind.MISSING),
                        new Problem(Field.COMMAND_TITLES, Kind.TITLES_MISSING),
                        new Problem(Field.COMMAND_TOPIC, Kind.MISSING)),
                rejected(save.create(bot, "form", CommandDraft.blank())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"we ather", "we-ather", "//weather", "wetter!", "wéather", "🙂"})
    void takesOnlyLatinLettersAndDigitsForAName(String name) {
        assertEquals(
                List.of(new Problem(Field.COMMAND_NAME, Kind.NOT_A_COMMAND)),
                rejected(save.create(bot, "form", draft(name))));
        inPlace(save.create(bot, "form", draft("weather24")));
    }

    @Test
    void takesANameOfThirtyCharactersAndNotOneMore() {
        assertEquals(
                List.of(new Problem(Field.COMMAND_NAME, Kind.TOO_LONG, 30)),
                rejected(save.create(bot, "form", draft("x".repeat(31)))));
        inPlace(save.create(bot, "form", draft("x".repeat(30))));
    }

    @Test
    void aNameIsTakenOncePerBotInWhateverCase() {
        Command command = inPlace(save.create(bot, "form 1", draft("weather")));
        assertEquals(
                List.of(new Problem(Field.COMMAND_NAME, Kind.COMMAND_TAKEN, "Weather")),
                rejected(save.create(bot, "form 2", draft("Weather"))));
        inPlace(save.create(bot(2, new Registration.Registered(845L)), "form 2", draft("Weather")));
        inPlace(save.change(bot, command.id(), 1, draft("Weather")));

        assertEquals(Optional.empty(), delete.delete(bot, command.id()));
        inPlace(save.create(bot, "form 3", draft("weather")));
    }

    @Test
    void leadsOnlyToATopicOfTheBot() {
        CommandDraft draft = draft("weather");
        CommandDraft elsewhere = new CommandDraft("weather", false, false, false, "t9", draft.titles());
        assertEquals(
                List.of(new Problem(Field.COMMAND_TOPIC, Kind.NOT_A_CHOICE)),
                rejected(save.create(bot, "form", elsewhere)));
    }

    @Test
    void makesOneCommandOfAFormSentTwice() {
        inPlace(save.create(bot, "form", draft("weather")));
        inPlace(save.create(bot, "form", draft("weather")));

        assertEquals(1, commands.of(ACME, bot.id()).all().size());
        assertEquals(1, platform.registered.size());
    }

    @Test
    void stopsAtFiftyCommands() {
        IntStream.range(0, 50).forEach(i -> inPlace(save.create(bot, "form " + i, draft("c" + i))));
        assertEquals(
                List.of(new Problem(Field.COMMAND, Kind.TOO_MANY_COMMANDS, 50)),
                rejected(save.create(bot, "form", draft("c50"))));
    }

    @Test
    void replacesNobodysChangeUnseen() {
        Command command = inPlace(save.create(bot, "form", draft("weather")));
        inPlace(save.change(bot, command.id(), 1, draft("forecast")));

        assertEquals(
                List.of(new Problem(Field.COMMAND, Kind.CHANGED_MEANWHILE)),
                rejected(save.change(bot, command.id(), 1, draft("rain"))));
        inPlace(save.change(bot, command.id(), 2, draft("rain")));
        delete.delete(bot, command.id());
        assertEquals(
                List.of(new Problem(Field.COMMAND, Kind.DELETED_MEANWHILE)),
                rejected(save.change(bot, command.id(), 3, draft("snow"))));
    }

    @Test
    void keepsTheCommandAndTellsTheProblemWhenThePortalDeclines() {
        platform.refusal = new Problem(Field.COMMAND_TITLES, Kind.COMMAND_TITLE_MISSING);

        SavedCommand.Kept kept = assertInstanceOf(SavedCommand.Kept.class, save.create(bot, "form", draft("weather")));

        assertEquals(platform.refusal, kept.problem());
        assertEquals(1, commands.of(ACME, bot.id()).all().size());
    }

    @Test
    void keepsACommandOfABotThePortalDoesNotKnowYet() {
        Bot draftBot = bot(1, new Registration.NotRegistered());
        inPlace(save.create(draftBot, "form", draft("weather")));
        assertEquals(0, platform.registered.size());

        converge.converge(bot);
        assertEquals(1, platform.registered.size());
    }

    @Test
    void keepsADeletedCommandOnlyUntilThePortalHasLetGo() {
        Command command = inPlace(save.create(bot, "form", draft("weather")));
        platform.refusal = new Problem(Field.COMMAND, Kind.PORTAL_BUSY);

        assertEquals(Optional.of(platform.refusal), delete.delete(bot, command.id()));
        assertEquals(
                false,
                commands.of(ACME, bot.id()).find(command.id()).orElseThrow().wanted());

        platform.refusal = null;
        assertEquals(Optional.empty(), delete.delete(bot, command.id()));
        assertEquals(0, platform.registered.size());
        assertEquals(List.of(), commands.of(ACME, bot.id()).all());
    }

    private static CommandDraft draft(String name) {
        return new CommandDraft(
                name, false, false, false, "t1", List.of(new TitleDraft("en", "Shows the weather", "city")));
    }

    private static Command inPlace(SavedCommand saved) {
        return assertInstanceOf(SavedCommand.InPlace.class, saved).command();
    }

    private static List<Problem> rejected(SavedCommand saved) {
        return assertInstanceOf(SavedCommand.Rejected.class, saved).problems();
    }

    private static Bot bot(long id, Registration registration) {
        List<Step> steps = List.of(new Step.Say(Text.parse("Sunny")));
        return new Bot(
                new BotId(id),
                ACME,
                "vera" + id,
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.AZURE, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, steps, List.of(new Topic("t1", List.of("weather"), steps)), steps),
                new Wish.Live(),
                registration,
                1,
                Instant.EPOCH);
    }
}
