package parley.storage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Gender;
import parley.authoring.PhotoId;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Conversation;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.running.Talk;

/** The stores of two portals on a fresh database, at one moment. */
abstract class PortalStores {
    static final PortalId ACME = new PortalId("acme");
    static final PortalId GLOBEX = new PortalId("globex");
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    final byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    Database database;
    JdbcBots bots;
    JdbcCredentials credentials;

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

    static Talk talk(int misses) {
        return new Talk(new Conversation(misses), 1, 0, NOW, NOW);
    }

    static Portal portal(PortalId id) {
        return new Portal(
                id,
                id + ".example",
                URI.create("https://" + id + ".example/rest/"),
                URI.create("https://oauth.bitrix.info"),
                Standing.ACTIVE,
                NOW);
    }

    Bot bot(PortalId portal, String code) {
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

    static List<Step> says(String text) {
        return List.of(new Step.Say(Text.parse(text)));
    }
}
