package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Text;
import parley.portals.PortalId;
import parley.running.BotRef;

/** What is kept of bots, each for its own portal alone. */
abstract class BotsContract extends PortalStores {

    @Test
    void keepsEverythingOfABot() {
        Bot bot = bot(ACME, "helpdesk");

        assertTrue(bots.of(ACME).add(bot, "form"));

        assertEquals(Optional.of(bot), bots.of(ACME).find(bot.id()));
        assertEquals(Optional.of(bot), bots.of(ACME).findByFormKey("form"));
        assertEquals(List.of(bot), bots.of(ACME).all());
    }

    @Test
    void keepsABotOfWhichLittleIsKnown() {
        Bot full = bot(ACME, "helpdesk");
        Bot bot = new Bot(
                full.id(),
                ACME,
                "plain",
                BotKind.STANDARD,
                false,
                new BotProfile("Vera", "", BotColor.RED, "", null, "", "", null, null),
                full.scenario(),
                new Wish.Draft(),
                new Registration.NotRegistered(),
                1,
                NOW);
        bots.of(ACME).add(bot, "form");

        assertEquals(Optional.of(bot), bots.of(ACME).find(bot.id()));
    }

    @Test
    void showsABotToItsOwnPortalOnly() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");

        assertEquals(Optional.empty(), bots.of(GLOBEX).find(bot.id()));
        assertEquals(Optional.empty(), bots.of(GLOBEX).findByFormKey("form"));
        assertEquals(List.of(), bots.of(GLOBEX).all());
        bots.of(GLOBEX).remove(bot.id());
        bots.of(GLOBEX).note(bot.id(), new Registration.Registered(1L));
        assertEquals(Optional.of(bot), bots.of(ACME).find(bot.id()));
    }

    @Test
    void refusesASecondBotWithTheSameCodeOrFromTheSameForm() {
        assertTrue(bots.of(ACME).add(bot(ACME, "helpdesk"), "form 1"));

        assertFalse(bots.of(ACME).add(bot(ACME, "helpdesk"), "form 2"));
        assertFalse(bots.of(ACME).add(bot(ACME, "other"), "form 1"));
        assertTrue(bots.of(GLOBEX).add(bot(GLOBEX, "helpdesk"), "form 1"));
    }

    @Test
    void replacesOnlyTheRevisionTheAuthorSaw() {
        Bot first = bot(ACME, "helpdesk");
        bots.of(ACME).add(first, "form");
        Bot second = revised(first, "VPN", 8);

        assertTrue(bots.of(ACME).replace(second, 7));
        assertFalse(bots.of(ACME).replace(revised(first, "Other", 8), 7));

        assertEquals(Optional.of(second), bots.of(ACME).find(first.id()));
    }

    @Test
    void notesWhereABotStandsWithoutChangingItsRevision() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");

        for (Registration registration : List.of(
                new Registration.Registered(842L),
                new Registration.Registered(842L, "ab".repeat(32), "Vera (bot)"),
                new Registration.Trouble(842L, Problem.Kind.PORTAL_BUSY),
                new Registration.Trouble(null, Problem.Kind.LIMIT_REACHED),
                new Registration.NotRegistered())) {
            bots.of(ACME).note(bot.id(), registration);
            assertEquals(Optional.of(bot.with(registration)), bots.of(ACME).find(bot.id()));
        }
    }

    @Test
    void keepsWhatIsWantedOfABot() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");
        long revision = bot.revision();
        for (Wish wish : List.of(
                new Wish.Draft(),
                new Wish.Live(),
                new Wish.Paused(Text.parse("Ich bin bald zurück, {person.name} 🙂")),
                new Wish.Deleted())) {
            Bot wished = wanting(bot, wish, revision + 1);
            assertTrue(bots.of(ACME).replace(wished, revision++));
            assertEquals(Optional.of(wished), bots.of(ACME).find(bot.id()));
        }
    }

    @Test
    void letsOnlyBotsSpeakThatAreMeantTo() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");
        bots.of(ACME).note(bot.id(), new Registration.Registered(842L));
        JdbcLiveBots live = new JdbcLiveBots(database);
        BotRef ref = new BotRef(ACME, 842);
        Wish.Paused paused = new Wish.Paused(Text.parse("Back soon."));

        bots.of(ACME).replace(wanting(bot, paused, 8), 7);
        assertEquals(says("Back soon."), live.find(ref).orElseThrow().scenario().greeting());
        assertEquals(
                says("Back soon."),
                live.find(ref).orElseThrow().scenario().fallback().steps());
        assertEquals(List.of(), live.find(ref).orElseThrow().scenario().topics());

        for (Wish silent : List.of(new Wish.Draft(), new Wish.Deleted())) {
            long revision = bots.of(ACME).find(bot.id()).orElseThrow().revision();
            bots.of(ACME).replace(wanting(bot, silent, revision + 1), revision);
            assertEquals(Optional.empty(), live.find(ref));
        }
    }

    @Test
    void findsTheLiveBotByThePortalsNumber() {
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");
        bots.of(ACME).note(bot.id(), new Registration.Registered(842L));
        JdbcLiveBots live = new JdbcLiveBots(database);
        BotRef ref = new BotRef(ACME, 842);

        assertEquals(bot.scenario(), live.find(ref).orElseThrow().scenario());
        assertEquals(Optional.empty(), live.find(new BotRef(GLOBEX, 842)));
    }

    @Test
    void takesANumberFromTheBotThatHadItBefore() {
        Bot old = bot(ACME, "old");
        Bot young = bot(ACME, "young");
        bots.of(ACME).add(old, "form 1");
        bots.of(ACME).add(young, "form 2");
        bots.of(ACME).note(old.id(), new Registration.Registered(842L));

        bots.of(ACME).note(young.id(), new Registration.Registered(842L));

        assertEquals(
                List.of(
                        new Registration.Trouble(null, Problem.Kind.GONE_FROM_PORTAL),
                        new Registration.Registered(842L)),
                bots.of(ACME).all().stream().map(Bot::registration).toList());
    }

    @Test
    void forgetsEveryRegistrationOfOnePortalAtOnce() {
        for (PortalId portal : List.of(ACME, GLOBEX)) {
            bots.of(portal).add(bot(portal, "one"), "form 1");
            bots.of(portal).all().forEach(one -> bots.of(portal).note(one.id(), new Registration.Registered(842L)));
        }

        bots.of(ACME).forgetRegistrations();

        assertEquals(
                new Registration.NotRegistered(), bots.of(ACME).all().getFirst().registration());
        assertEquals(842L, bots.of(GLOBEX).all().getFirst().registration().number());
    }

    private static Bot wanting(Bot bot, Wish wish, long revision) {
        return new Bot(
                bot.id(),
                bot.portal(),
                bot.code(),
                bot.kind(),
                bot.openChannels(),
                bot.profile(),
                bot.scenario(),
                wish,
                bot.registration(),
                revision,
                NOW);
    }

    private static Bot revised(Bot bot, String name, long revision) {
        BotProfile profile = bot.profile();
        return new Bot(
                new BotId(bot.id().value()),
                bot.portal(),
                bot.code(),
                bot.kind(),
                bot.openChannels(),
                new BotProfile(
                        name,
                        profile.lastName(),
                        profile.color(),
                        profile.email(),
                        profile.birthday(),
                        profile.position(),
                        profile.website(),
                        profile.gender(),
                        profile.photo()),
                bot.scenario(),
                bot.wish(),
                bot.registration(),
                revision,
                bot.changedAt());
    }
}
