package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.BotDraft.TopicDraft;
import parley.authoring.BotPlatform.Known;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.portals.PortalId;
import parley.portals.UserId;

final class SaveBotTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final UserId VERA = new UserId(1);

    private final BotsInMemory bots = new BotsInMemory();
    private final PhotosInMemory photos = new PhotosInMemory();
    private final PlatformByHand platform = new PlatformByHand();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final LeasesInMemory leases = new LeasesInMemory();
    private final Reconcile reconcile = new Reconcile(
            bots, photos, platform, new ConvergeCommands(new CommandsInMemory(), new CommandPlatformByHand()), leases);
    private final ChangesInMemory changes = new ChangesInMemory();
    private final PeopleInMemory people = new PeopleInMemory();
    private final ScenariosInMemory scenarios = new ScenariosInMemory();
    private final RecordChange recordChange = new RecordChange(changes, people, new WithoutTransactions(), clock);
    private final SaveBot saveBot =
            new SaveBot(bots, new BeginScenario(scenarios, people), platform, reconcile, recordChange, clock);

    @Test
    void keepsABotAndMakesThePortalKnowIt() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));

        assertEquals(842L, bot.registration().number());
        assertEquals(List.of(bot), bots.of(ACME).all());
        assertEquals("Vera", platform.registered.getFirst().profile().name());
    }

    @Test
    void keepsEveryFieldAsTyped() {
        Photo photo = new Photo(new PhotoId("ab"), "image/png", new byte[] {1});
        photos.save(ACME, photo);
        BotDraft draft = draft().with(d -> new BotDraft(
                        "vera.1",
                        "SUPERVISOR",
                        true,
                        "  Вера ",
                        "Solovyova",
                        "MARENGO",
                        "vera@acme.example",
                        "2020-02-29",
                        "Helps",
                        "https://acme.example/vera",
                        "FEMALE",
                        photo.id(),
                        "ru",
                        "Привет, {person.name}!",
                        List.of(new TopicDraft("", "впн\n\n vpn \nвпн", "Ответ\r\nна два")),
                        "Не понял"))
                .build();

        Bot bot = live(saveBot.create(ACME, VERA, "form", draft));

        BotDraft shown = BotDraft.of(bot);
        assertEquals("Вера", shown.name());
        assertEquals(LocalDate.of(2020, 2, 29), bot.profile().birthday());
        assertEquals(Locale.forLanguageTag("ru"), bot.scenario().language());
        assertEquals(List.of("впн", "vpn"), bot.scenario().topics().getFirst().wordings());
        assertEquals(say("Ответ\nна два"), bot.scenario().topics().getFirst().steps());
        assertEquals(say("Привет, {person.name}!"), bot.scenario().greeting());
        assertEquals(say("Не понял"), bot.scenario().fallback().steps());
        assertEquals(List.of(photo), platform.photos);
        assertEquals(shown, BotDraft.of(live(saveBot.change(ACME, VERA, bot.id(), bot.revision(), shown))));
    }

    @Test
    void makesWhatANewBotSaysItsFirstVersionAndItsDraft() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));

        assertEquals(1, bot.version());
        assertEquals(
                List.of(bot.scenario()),
                scenarios.of(ACME).versions(bot.id()).stream()
                        .map(Version::scenario)
                        .toList());
        assertEquals(
                bot.scenario(), scenarios.of(ACME).draft(bot.id()).orElseThrow().scenario());
    }

    @Test
    void leavesWhatABotSaysAloneWhenItsProfileChanges() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));

        Bot changed = live(saveBot.change(ACME, VERA, bot.id(), 1, named(BotDraft.of(bot), "Anna")));

        assertEquals("Anna", changed.profile().name());
        assertEquals(bot.scenario(), changed.scenario());
        assertEquals(1, scenarios.of(ACME).versions(bot.id()).size());
    }

    @Test
    void givesACopyWhatTheOriginalSaysLiveAndInItsDraft() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        Scenario next = new Rewrite(bot.scenario()).misses(5);
        scenarios.of(ACME).change(bot.id(), 1, next, null, clock.instant());

        Bot copy = live(saveBot.create(ACME, VERA, "other form", named(BotDraft.copyOf(bot), "Nora"), bot.id()));

        assertEquals(bot.scenario(), copy.scenario());
        assertEquals(next, scenarios.of(ACME).draft(copy.id()).orElseThrow().scenario());
        assertEquals(
                bot.scenario(),
                scenarios.of(ACME).version(copy.id(), 1).orElseThrow().scenario());
    }

    @Test
    void keepsInTheDraftWhatWasTypedWhenTheFormWasSentOnceMore() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        long untouched = scenarios.of(ACME).draft(bot.id()).orElseThrow().revision();
        saveBot.create(ACME, VERA, "form", draft().build());
        assertEquals(untouched, scenarios.of(ACME).draft(bot.id()).orElseThrow().revision());

        saveBot.create(ACME, VERA, "form", greeting(draft().build(), "Good day"));

        assertEquals(
                say("Good day"),
                scenarios.of(ACME).draft(bot.id()).orElseThrow().scenario().greeting());
        assertEquals(bot.scenario(), bots.of(ACME).find(bot.id()).orElseThrow().scenario());
    }

    @Test
    void makesOneBotOfAFormSentTwice() {
        saveBot.create(ACME, VERA, "form", draft().build());
        saveBot.create(ACME, VERA, "form", draft().build());

        assertEquals(1, bots.of(ACME).all().size());
    }

    @Test
    void refusesTheSixthBotAndAnotherPortalStillHasRoom() {
        IntStream.range(0, 5).forEach(i -> live(saveBot.create(ACME, VERA, "form" + i, draft().build())));

        assertEquals(
                List.of(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, 5)),
                rejected(saveBot.create(ACME, VERA, "form 6", draft().build())));
        live(saveBot.create(new PortalId("globex"), VERA, "form", draft().build()));
    }

    @Test
    void keepsTheBotAndTellsTheProblemWhenThePortalDeclines() {
        platform.refusal = new Problem(Field.EMAIL, Kind.EMAIL_TAKEN);

        Saved.Kept kept = assertInstanceOf(Saved.Kept.class, saveBot.create(ACME, VERA, "form", draft().build()));

        assertEquals(platform.refusal, kept.problem());
        assertEquals(
                new Registration.Trouble(null, Kind.EMAIL_TAKEN),
                bots.of(ACME).all().getFirst().registration());
    }

    @Test
    void remembersThePortalsNumberThroughTrouble() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        platform.refusal = new Problem(Field.WHOLE, Kind.PORTAL_BUSY);

        saveBot.change(ACME, VERA, bot.id(), bot.revision(), named(BotDraft.of(bot), "Anna"));

        assertEquals(
                new Registration.Trouble(842L, Kind.PORTAL_BUSY),
                bots.of(ACME).find(bot.id()).orElseThrow().registration());
    }

    @Test
    void forgetsThePortalsNumberWhenTheBotIsGoneThere() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        platform.there.clear();

        saveBot.change(ACME, VERA, bot.id(), bot.revision(), named(BotDraft.of(bot), "Anna"));

        assertEquals(
                new Registration.Trouble(null, Kind.GONE_FROM_PORTAL),
                bots.of(ACME).find(bot.id()).orElseThrow().registration());
    }

    @Test
    void bringsABotBackThatWasRemovedInThePortalWhenItIsSaved() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        platform.there.clear();
        reconcile.visit(ACME);

        Bot saved = live(saveBot.change(ACME, VERA, bot.id(), bot.revision(), BotDraft.of(bot)));

        assertEquals(843L, saved.registration().number());
    }

    @Test
    void keepsADraftToItselfUntilItIsPutLive() {
        Saved saved = saveBot.keep(ACME, VERA, "form", draft().build());

        Bot bot = assertInstanceOf(Saved.Drafted.class, saved).bot();
        assertEquals(new Wish.Draft(), bot.wish());
        assertEquals(List.of(), platform.registered);
        assertInstanceOf(
                Saved.Drafted.class, saveBot.change(ACME, VERA, bot.id(), 1, copy(draft().build(), "SUPERVISOR", "")));
        assertEquals(List.of(), platform.registered);

        assertEquals(
                new Wish.Live(),
                live(saveBot.create(ACME, VERA, "form", draft().build())).wish());
        assertEquals(1, bots.of(ACME).all().size());
    }

    @Test
    void choosesACodeThatNobodyInThePortalHas() {
        platform.foreign.add(new Known(7, "parley_vera", "Foreign"));

        assertEquals(
                "parley_vera_2",
                live(saveBot.create(ACME, VERA, "form", draft().build())).code());
    }

    @Test
    void refusesACodeThatAForeignBotHas() {
        platform.foreign.add(new Known(7, "helpdesk", "Foreign"));
        BotDraft typed = copy(draft().build(), "STANDARD", "helpdesk");

        assertEquals(
                List.of(new Problem(Field.CODE, Kind.CODE_TAKEN)), rejected(saveBot.create(ACME, VERA, "form", typed)));
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        assertEquals(
                List.of(new Problem(Field.CODE, Kind.CODE_TAKEN)),
                rejected(saveBot.change(ACME, VERA, bot.id(), bot.revision(), typed)));
    }

    @Test
    void changesTheCodeOfARegisteredBotAndKeepsItWhenNoneIsTyped() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));

        Bot changed = live(saveBot.change(ACME, VERA, bot.id(), 1, copy(draft().build(), "STANDARD", "helpdesk")));
        assertEquals("helpdesk", platform.at(842).code());
        live(saveBot.change(ACME, VERA, bot.id(), changed.revision(), copy(draft().build(), "STANDARD", "")));
        assertEquals("helpdesk", platform.at(842).code());
        assertEquals(1, platform.registered.size());
    }

    @Test
    void keepsNothingWhileOthersChangeTheBots() {
        leases.take(ACME, Duration.ZERO);

        assertEquals(
                List.of(new Problem(Field.WHOLE, Kind.PORTAL_BUSY)),
                rejected(saveBot.create(ACME, VERA, "form", draft().build())));
        assertEquals(List.of(), bots.of(ACME).all());
    }

    @Test
    void refusesAChangeOfABotThatChangedMeanwhile() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        live(saveBot.change(ACME, VERA, bot.id(), bot.revision(), BotDraft.of(bot)));

        assertEquals(
                List.of(new Problem(Field.WHOLE, Kind.CHANGED_MEANWHILE)),
                rejected(saveBot.change(ACME, VERA, bot.id(), bot.revision(), BotDraft.of(bot))));
    }

    @Test
    void doesNotFindTheBotOfAnotherPortal() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));

        assertEquals(
                List.of(new Problem(Field.WHOLE, Kind.DELETED_MEANWHILE)),
                rejected(saveBot.change(new PortalId("globex"), VERA, bot.id(), bot.revision(), BotDraft.of(bot))));
    }

    @Test
    void refusesAnotherKindOnceThePortalKnowsTheBot() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        BotDraft other = draft().with(d -> copy(d, "SUPERVISOR", d.code())).build();

        assertEquals(
                List.of(new Problem(Field.KIND, Kind.KIND_IS_FINAL)),
                rejected(saveBot.change(ACME, VERA, bot.id(), bot.revision(), other)));
    }

    @Test
    void refusesACodeThatAnotherBotHasButNotItsOwn() {
        Bot bot = live(saveBot.create(
                ACME,
                VERA,
                "form 1",
                draft().with(d -> copy(d, d.kind(), "vera")).build()));

        assertEquals(
                List.of(new Problem(Field.CODE, Kind.CODE_TAKEN)),
                rejected(saveBot.create(
                        ACME,
                        VERA,
                        "form 2",
                        draft().with(d -> copy(d, d.kind(), "vera")).build())));
        live(saveBot.change(ACME, VERA, bot.id(), bot.revision(), BotDraft.of(bot)));
    }

    @ParameterizedTest
    @CsvSource({
        "Vera, parley_vera",
        "Кадры и отпуск, parley_kadry_i_otpusk",
        "Größe & Maß, parley_grosse_mass",
        "🤖, parley_bot",
    })
    void makesACodeOfTheName(String name, String code) {
        BotDraft draft = draft().with(d -> named(d, name)).build();

        assertEquals(code, live(saveBot.create(ACME, VERA, "1", draft)).code());
        assertEquals(code + "_2", live(saveBot.create(ACME, VERA, "2", draft)).code());
    }

    @Test
    void gathersAllProblemsAtOnceAndKeepsNothing() {
        BotDraft draft = new BotDraft(
                "Мой код",
                "PARROT",
                false,
                " ",
                "",
                "YELLOW",
                "nobody",
                "29.02.2020",
                "p".repeat(256),
                "javascript:alert(1)",
                "ROBOT",
                null,
                "xx",
                " ",
                List.of(
                        new TopicDraft("", "vpn", ""),
                        new TopicDraft("", "", "answer"),
                        new TopicDraft("", " ", " "),
                        new TopicDraft("", "a", "{persn.name}")),
                "");

        List<Problem> problems = rejected(saveBot.create(ACME, VERA, "form", draft));

        assertEquals(
                List.of(
                        new Problem(Field.NAME, Kind.NAME_MISSING),
                        new Problem(Field.COLOR, Kind.NOT_A_CHOICE),
                        new Problem(Field.EMAIL, Kind.NOT_AN_EMAIL),
                        new Problem(Field.BIRTHDAY, Kind.NOT_A_DATE),
                        new Problem(Field.POSITION, Kind.TOO_LONG, 255),
                        new Problem(Field.WEBSITE, Kind.NOT_AN_ADDRESS),
                        new Problem(Field.GENDER, Kind.NOT_A_CHOICE),
                        new Problem(Field.CODE, Kind.NOT_A_CODE),
                        new Problem(Field.KIND, Kind.NOT_A_CHOICE),
                        new Problem(Field.LANGUAGE, Kind.NOT_A_CHOICE),
                        new Problem(Field.GREETING, Kind.MISSING),
                        new Problem(Field.TOPICS, Kind.TOPIC_WITHOUT_REPLY, 1),
                        new Problem(Field.TOPICS, Kind.TOPIC_WITHOUT_WORDINGS, 2),
                        new Problem(Field.TOPICS, Kind.UNKNOWN_VARIABLE, "persn.name", 3),
                        new Problem(Field.FALLBACK, Kind.MISSING)),
                problems);
        assertEquals(List.of(), bots.of(ACME).all());
        assertEquals(List.of(), platform.registered);
    }

    @Test
    void refusesAWordingThatAnotherTopicAnswersFirst() {
        BotDraft draft = draft().with(d -> new BotDraft(
                        d.code(),
                        d.kind(),
                        false,
                        d.name(),
                        "",
                        d.color(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        null,
                        d.language(),
                        d.greeting(),
                        List.of(new TopicDraft("", "Vacation\nholidays", "a"), new TopicDraft("", "vacation!", "b")),
                        d.fallback()))
                .build();

        assertEquals(
                List.of(new Problem(Field.TOPICS, Kind.WORDING_TAKEN, "vacation!", 2, 1)),
                rejected(saveBot.create(ACME, VERA, "form", draft)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "1899-12-31"})
    void refusesABirthdayThatCannotBe(String birthday) {
        BotDraft draft = draft().with(d -> new BotDraft(
                        d.code(),
                        d.kind(),
                        false,
                        d.name(),
                        "",
                        d.color(),
                        "",
                        birthday,
                        "",
                        "",
                        "",
                        null,
                        d.language(),
                        d.greeting(),
                        d.topics(),
                        d.fallback()))
                .build();

        assertEquals(
                List.of(new Problem(Field.BIRTHDAY, Kind.DATE_IN_FUTURE)),
                rejected(saveBot.create(ACME, VERA, "form", draft)));
    }

    @Test
    void startsWithWordsThatCanBeSavedAsTheyAreInEveryLanguage() {
        for (String language : BotDraft.LANGUAGES) {
            BotDraft fresh = named(BotDraft.fresh(Locale.forLanguageTag(language)), "Vera");
            assertEquals(language, fresh.language());
            assertTrue(saveBot.create(new PortalId(language), VERA, "form", fresh) instanceof Saved.Live);
        }
    }

    @Test
    void deletesABotThereAndThenHere() {
        Bot bot = live(saveBot.create(ACME, VERA, "form", draft().build()));
        DeleteBot deleteBot = new DeleteBot(bots, reconcile, recordChange, clock);

        platform.refusal = new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE);
        assertInstanceOf(DeleteBot.Outcome.NotDeleted.class, deleteBot.delete(ACME, VERA, bot.id()));
        assertEquals(1, bots.of(ACME).all().size());

        platform.refusal = null;
        assertInstanceOf(DeleteBot.Outcome.Deleted.class, deleteBot.delete(new PortalId("globex"), VERA, bot.id()));
        assertEquals(1, bots.of(ACME).all().size());
        assertInstanceOf(DeleteBot.Outcome.Deleted.class, deleteBot.delete(ACME, VERA, bot.id()));
        assertEquals(List.of(), bots.of(ACME).all());
        assertEquals(List.of(842L), platform.removed);
    }

    private static Bot live(Saved saved) {
        return assertInstanceOf(Saved.Live.class, saved).bot();
    }

    private static List<Problem> rejected(Saved saved) {
        return assertInstanceOf(Saved.Rejected.class, saved).problems();
    }

    private static Builder draft() {
        return new Builder(named(BotDraft.fresh(Locale.ENGLISH), "Vera"));
    }

    private record Builder(BotDraft build) {
        Builder with(UnaryOperator<BotDraft> change) {
            return new Builder(change.apply(build));
        }
    }

    private static BotDraft named(BotDraft d, String name) {
        return new BotDraft(
                "",
                d.kind(),
                false,
                name,
                "",
                d.color(),
                "",
                "",
                "",
                "",
                "",
                null,
                d.language(),
                d.greeting(),
                d.topics(),
                d.fallback());
    }

    private static List<Step> say(String text) {
        return List.of(new Step.Say(Text.parse(text)));
    }

    private static BotDraft greeting(BotDraft d, String greeting) {
        return new BotDraft(
                d.code(),
                d.kind(),
                d.openChannels(),
                d.name(),
                "",
                d.color(),
                "",
                "",
                "",
                "",
                "",
                null,
                d.language(),
                greeting,
                d.topics(),
                d.fallback());
    }

    private static BotDraft copy(BotDraft d, String kind, String code) {
        return new BotDraft(
                code,
                kind,
                d.openChannels(),
                d.name(),
                "",
                d.color(),
                "",
                "",
                "",
                "",
                "",
                null,
                d.language(),
                d.greeting(),
                d.topics(),
                d.fallback());
    }
}
