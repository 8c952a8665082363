package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Command;
import parley.authoring.CommandId;
import parley.authoring.CommandStanding;
import parley.authoring.CommandTerms;
import parley.authoring.CommandTitle;
import parley.authoring.Commands;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Scenario;
import parley.portals.PortalId;
import parley.running.BotRef;

/** What the store of commands promises, whatever it stands on. */
abstract class CommandsContract {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");

    private Database database;
    private JdbcBots bots;
    private JdbcCommands commands;
    private Bot vera;
    private Commands.OfBot own;

    abstract Databases.Place place();

    @BeforeEach
    void open() {
        database = place().open();
        bots = new JdbcBots(database);
        commands = new JdbcCommands(database);
        vera = bot("vera", 842);
        own = commands.of(ACME, vera.id());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEverythingOfACommand() {
        Command command = command("Weather", "t1");

        assertTrue(own.add(command, "form"));

        assertEquals(Optional.of(command), own.find(command.id()));
        assertEquals(Optional.of(command), own.findByFormKey("form"));
        assertEquals(List.of(command), own.all());
    }

    @Test
    void showsACommandToItsOwnBotAndPortalOnly() {
        Command command = command("weather", "t1");
        own.add(command, "form");
        Bot other = bot("kadry", 845);

        for (Commands.OfBot foreign : List.of(commands.of(GLOBEX, vera.id()), commands.of(ACME, other.id()))) {
            assertEquals(Optional.empty(), foreign.find(command.id()));
            assertEquals(Optional.empty(), foreign.findByFormKey("form"));
            assertEquals(List.of(), foreign.all());
            assertFalse(foreign.replace(command, 1));
            foreign.note(command.id(), new CommandStanding.Asked(1, "x", true), Problem.Kind.REFUSED);
            foreign.dismiss(command.id());
            foreign.remove(command.id());
        }
        assertEquals(Optional.of(command), own.find(command.id()));
    }

    @Test
    void refusesASecondCommandWithTheSameNameOrFromTheSameForm() {
        Command weather = command("weather", "t1");
        assertTrue(own.add(weather, "form 1"));

        assertFalse(own.add(command("WEATHER", "t1"), "form 2"));
        assertFalse(own.add(command("order", "t1"), "form 1"));
        assertTrue(commands.of(ACME, bot("kadry", 845).id()).add(command("weather", "t1"), "form 1"));

        own.dismiss(weather.id());
        assertTrue(own.add(command("weather", "t1"), "form 2"));
    }

    @Test
    void replacesOnlyTheRevisionTheAuthorSawAndLeavesTheStanding() {
        Command command = command("weather", "t1");
        own.add(command, "form");
        CommandStanding registered = new CommandStanding.Registered(842, 63, false, "ab");
        own.note(command.id(), registered, null);

        Command forecast = revised(command, "forecast", 2);
        assertFalse(own.replace(forecast, 2));
        assertTrue(own.replace(forecast, 1));
        assertFalse(own.replace(forecast, 1));

        Command kept = own.find(command.id()).orElseThrow();
        assertEquals(forecast.terms(), kept.terms());
        assertEquals(registered, kept.standing());
        own.dismiss(command.id());
        assertFalse(own.replace(revised(command, "rain", 3), 2));
    }

    @Test
    void notesWhereACommandStandsAndWhy() {
        Command command = command("weather", "t1");
        own.add(command, "form");

        for (CommandStanding standing : List.of(
                new CommandStanding.Asked(842, "weather", true),
                new CommandStanding.Registered(842, 63, true, "ab"),
                new CommandStanding.Registered(842, 63, false, ""),
                new CommandStanding.NotRegistered())) {
            own.note(command.id(), standing, Problem.Kind.PORTAL_BUSY);
            Command noted = own.find(command.id()).orElseThrow();
            assertEquals(standing, noted.standing());
            assertEquals(Problem.Kind.PORTAL_BUSY, noted.trouble());
            assertEquals(1, noted.revision());
        }
        own.note(command.id(), new CommandStanding.NotRegistered(), null);
        assertEquals(Optional.of(command), own.find(command.id()));
    }

    @Test
    void findsTheTopicByNumberElseByName() {
        Command weather = command("Weather", "t1");
        Command order = command("order", "t2");
        own.add(weather, "form 1");
        own.add(order, "form 2");
        own.note(weather.id(), new CommandStanding.Registered(842, 63, true, "ab"), null);
        JdbcCommandTopics topics = new JdbcCommandTopics(database);
        BotRef ref = new BotRef(ACME, 842);

        assertEquals(Optional.of("t1"), topics.find(ref, 63, "order"));
        assertEquals(Optional.of("t2"), topics.find(ref, 64, "Order"));
        assertEquals(Optional.of("t1"), topics.find(ref, 99, "WEATHER"));
        assertEquals(Optional.empty(), topics.find(ref, 99, "help"));
        assertEquals(Optional.empty(), topics.find(new BotRef(ACME, 845), 63, "weather"));
        assertEquals(Optional.empty(), topics.find(new BotRef(GLOBEX, 842), 63, "weather"));
        own.dismiss(weather.id());
        assertEquals(Optional.empty(), topics.find(ref, 63, "weather"));
    }

    @Test
    void forgetsTheCommandsOfABotThatGoesAndOfAPortalThatIsErased() {
        Bot other = bot("kadry", 845);
        own.add(command("weather", "t1"), "form");
        commands.of(ACME, other.id()).add(command("weather", "t1"), "form");
        commands.of(GLOBEX, other.id()).add(command("order", "t1"), "form of another portal");

        bots.of(ACME).remove(vera.id());
        assertEquals(List.of(), own.all());
        assertEquals(1, commands.of(ACME, other.id()).all().size());

        Erasing.portal(database, ACME);
        assertEquals(List.of(), commands.of(ACME, other.id()).all());
        assertEquals(1, commands.of(GLOBEX, other.id()).all().size());
    }

    private Bot bot(String code, long number) {
        Bot bot = new Bot(
                bots.of(ACME).nextId(),
                ACME,
                code,
                BotKind.STANDARD,
                false,
                new BotProfile(code, "", BotColor.RED, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                new Registration.Registered(number),
                1,
                Instant.parse("2026-11-22T10:00:00Z"));
        bots.of(ACME).add(bot, code);
        return bot;
    }

    private Command command(String name, String topic) {
        return new Command(
                own.nextId(), ACME, vera.id(), terms(name), topic, true, new CommandStanding.NotRegistered(), null, 1);
    }

    private Command revised(Command command, String name, long revision) {
        return new Command(
                new CommandId(command.id().value()),
                ACME,
                new BotId(vera.id().value()),
                terms(name),
                command.topic(),
                true,
                command.standing(),
                command.trouble(),
                revision);
    }

    private static CommandTerms terms(String name) {
        return new CommandTerms(
                name,
                true,
                true,
                true,
                List.of(
                        new CommandTitle(Locale.ENGLISH, "Shows \"the\" weather 🌦", "city"),
                        new CommandTitle(Locale.of("ru"), "Показывает погоду", ""),
                        new CommandTitle(Locale.forLanguageTag("pt-BR"), "Mostra o tempo", "cidade")));
    }
}
