package parley.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import parley.Keys;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Bots;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.bitrix24.Grant;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcBots;
import parley.storage.JdbcCredentials;
import parley.storage.JdbcPortals;
import parley.storage.Sealer;

/** Portals with one bot each, as if they had been installed. */
final class Seed {
    static final String EVENT_TOKEN = "06837b297c84a212c463c2159edc49cc";
    static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final long BOT = 842;

    /** As a portal lists the only bot of each. */
    static final String BOTS = "{\"%d\":{\"ID\":%d,\"CODE\":\"bench\",\"NAME\":\"Vera\"}}".formatted(BOT, BOT);

    private Seed() {}

    static PortalId portal(int number) {
        return new PortalId("%032x".formatted(0xacedL * 0x10000 + number));
    }

    static void plant(Databases.Place place, URI endpoint, int first, int portals) throws NoSuchAlgorithmException {
        // A topic, so that each message gets one reply; who is not understood gets others besides.
        Topic echo = new Topic("echo", List.of("order"), List.of(new Step.Say(Text.parse("reply-{message}"))));
        plant(place, endpoint, first, portals, new Scenario(Locale.ENGLISH, List.of(), List.of(echo), List.of()));
    }

    /** @return the last of their bots */
    static BotId plant(Databases.Place place, URI endpoint, int first, int portals, Scenario scenario)
            throws NoSuchAlgorithmException {
        BotId last = new BotId(0);
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(EVENT_TOKEN.getBytes(StandardCharsets.UTF_8));
        try (Database database = place.open()) {
            JdbcCredentials credentials =
                    new JdbcCredentials(database, new Sealer(List.of(Keys.derive(SECRET, "tokens"))), clock);
            for (int number = first; number < first + portals; number++) {
                PortalId portal = portal(number);
                new JdbcPortals(database)
                        .save(new Portal(portal, "p" + number, endpoint, endpoint, Portal.Standing.ACTIVE, now));
                credentials.keep(
                        portal, new Grant(new UserId(7), true, "access", "refresh", now.plus(Duration.ofHours(1))));
                credentials.keepEventTokenDigest(portal, digest);
                Bots.OfPortal bots = new JdbcBots(database).of(portal);
                Bot bot = bot(bots, portal, scenario, now);
                bots.add(bot, "form");
                bots.note(bot.id(), new Registration.Registered(BOT));
                last = bot.id();
            }
        }
        return last;
    }

    private static Bot bot(Bots.OfPortal bots, PortalId portal, Scenario scenario, Instant now) {
        return new Bot(
                bots.nextId(),
                portal,
                "bench",
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.AZURE, "", null, "", "", null, null),
                scenario,
                new Wish.Live(),
                new Registration.NotRegistered(),
                1,
                now);
    }
}
