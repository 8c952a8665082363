package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.VERA;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.authoring.Template;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Schedule;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.Colleague;
import parley.portals.UserId;
import parley.portals.Visitor;

final class TopicPagesTest {
    private static final Pattern FIELD = Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

    private final Stage stage = new Stage();
    private Bot bot;
    private String address;

    @BeforeEach
    void makeBot() {
        bot = stage.bot("Vera");
        address = "/app/bots/" + bot.id().value();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void listsWhatTheBotSaysInSentences() {
        String page = stage.get(address + "/topics", VERA).body();
        assertTrue(page.contains("People say: opening hours"), page);
        assertTrue(page.contains("Says “We are open"), page);
        assertTrue(page.contains("Same as live"), page);
    }

    @Test
    void tellsHowOftenEachTopicWasAskedForThisWeek() {
        String topic = topic().id();
        assertFalse(stage.get(address + "/topics", VERA).body().contains("this week"));
        for (long person = 17; person < 20; person++) {
            stage.archive.understood(ACME.id(), bot.id(), person, "Ivan", "When are you open?", topic);
        }
        stage.archive.numbers.count(stage.clock.instant());
        stage.post(address + "/topics", VERA, Map.of("name", "VPN", "revision", revision()));

        String page = stage.get(address + "/topics", VERA).body();
        assertTrue(page.contains("3 times this week") && page.contains("0 times this week"), page);
    }

    @Test
    void whoeverHasTheEditorOpenIsNoticed() {
        stage.people.of(ACME.id()).opened(new Colleague(new UserId(18), "Maria"), true, stage.clock.instant());
        Visitor maria = new Visitor(ACME.id(), new UserId(18), true, Locale.ENGLISH);
        assertFalse(stage.get(address + "/topics", VERA).body().contains("Maria"));
        String atOnce = stage.get(address + "/topics", maria).body();
        assertTrue(atOnce.contains("Vera Solovyova is changing this draft, too."), atOnce);

        stage.clock.pass(Duration.ofMinutes(3));
        stage.get(address + "/draft", VERA);
        String hers = stage.get(address + "/topics", maria).body();
        assertTrue(hers.contains("Vera Solovyova has this bot open, too."), hers);
        assertTrue(hers.contains("hx-get=\"" + address + "/draft\""), hers);
        assertEquals(
                "Maria has this bot open, too.",
                stage.get(address + "/draft?at=", VERA).body().strip());

        stage.get(address + "/topics/" + at(""), maria);
        String told = stage.get(address + "/draft?at=" + at(""), VERA).body();
        assertEquals("Maria is looking at “" + topic().name() + "”.", told.strip());
    }

    @Test
    void aNewTopicIsEditedAtOnce() {
        HttpResponse<String> answer =
                stage.post(address + "/topics", VERA, Map.of("name", "VPN 🤖", "revision", revision()));
        assertEquals(303, answer.statusCode());
        String page = stage.get(place(answer), VERA).body();
        assertTrue(page.contains("value=\"VPN 🤖\""), page);
        assertTrue(page.contains("Draft differs from live: 1 change"), page);
        assertEquals(1, bot().scenario().topics().size(), "people meet it when it is published");
    }

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void everyKindOfStepIsAddedAndOpensItsForm(StepKind kind) {
        String page = arrange(Map.of("at", at("/1"), "kind", kind.name()));
        assertTrue(page.contains("id=\"step-1-fields\""), page);
        assertFalse(page.contains("??"), page);
        assertEquals(kind, StepKind.of(step("/1")));

        HttpResponse<String> form = stage.get(address + "/step?at=" + at("/1"), VERA);
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains("hx-post=\"" + address + "/step?at="), form.body());
    }

    @Test
    void whatIsTypedIntoAStepIsKeptAndTold() {
        String told = save("/0", Map.of("text", "Привет, {person.name}! 👋", "base", base("/0")));
        assertTrue(told.contains("Says “Привет, {person.name}! 👋”"), told);
        assertTrue(told.contains("hx-swap-oob=\"true\""), told);
        assertEquals(new Step.Say(Text.parse("Привет, {person.name}! 👋")), step("/0"));
    }

    @Test
    void aColleaguesChangeIsShownAndReplacedOnlyWhenWanted() {
        String mine = base("/0");
        colleague(new Edit.ReplaceStep(position("/0"), new Step.Say(Text.parse("Theirs"))));

        String told = save("/0", Map.of("text", "Mine", "base", mine));
        assertTrue(told.contains("Says “Theirs”") && told.contains("Keep mine"), told);
        assertEquals(new Step.Say(Text.parse("Theirs")), step("/0"));

        save("/0", Map.of("text", "Mine", "base", base("/0")));
        assertEquals(new Step.Say(Text.parse("Mine")), step("/0"));
    }

    @Test
    void changesOfDifferentStepsGoTogether() {
        String mine = base("/0");
        colleague(new Edit.InsertStep(position("/1"), new Step.End()));

        save("/0", Map.of("text", "Mine", "base", mine));
        assertEquals(List.of(new Step.Say(Text.parse("Mine")), new Step.End()), topic().steps());
    }

    @Test
    void aChangeOfAStepIsTakenBackOnThePageOfItsTopic() {
        String told = save("/0", Map.of("text", "Mine"));
        assertTrue(told.contains("name=\"page\" value=\"" + address + "/topics/topic:" + topic().id() + "\""), told);
    }

    @Test
    void stepsAreMovedCopiedRemovedAndBroughtBack() {
        arrange(Map.of("at", at("/1"), "kind", "END"));
        arrange(Map.of("up", at("/1")));
        assertEquals(StepKind.END, StepKind.of(step("/0")));
        arrange(Map.of("down", at("/0")));
        assertEquals(StepKind.SAY, StepKind.of(step("/0")));
        arrange(Map.of("copy", at("/0")));
        assertEquals(3, topic().steps().size());
        assertTrue(arrange(Map.of("remove", at("/0"))).contains("Step removed."));
        assertEquals(2, topic().steps().size());

        HttpResponse<String> answer = stage.post(
                address + "/draft/undo", VERA, Map.of("revision", revision(), "page", address + "/topics/" + at("")));
        assertEquals(address + "/topics/" + at(""), place(answer));
        assertEquals(3, topic().steps().size());
    }

    @Test
    void nothingIsTakenBackThatAColleagueChangedMeanwhile() {
        arrange(Map.of("at", at("/1"), "kind", "END"));
        Map<String, String> stale = Map.of("revision", revision(), "page", address + "/topics/" + at(""));
        colleague(new Edit.InsertStep(position("/0"), new Step.End()));
        String told = stage.post(address + "/draft/undo", VERA, stale).body();
        assertTrue(told.contains("A colleague was faster"), told);
        assertTrue(told.contains("name=\"revision\" value=\"" + revision() + "\""), told);
        assertEquals(3, topic().steps().size());
    }

    @Test
    void optionsHoldStepsOrLeadToATopicAndKeepWhatIsInside() {
        arrange(Map.of("at", at("/0"), "kind", "MENU"));
        stage.editScenario.apply(
                ACME.id(),
                VERA.user(),
                bot.id(),
                draft().revision(),
                new Edit.ReplaceStep(
                        position("/0"),
                        new Step.Menu(
                                Text.parse("What?"),
                                List.of(
                                        new Step.Option("Printer", List.of(), List.of(new Step.End())),
                                        new Step.Option("Mail", List.of(), List.of())),
                                Step.Silence.NONE)));
        Step read = new ReadStep(Map.of(
                        "text", List.of("What?"),
                        "row", List.of("1", "0", ""),
                        "label", List.of("Mail", "Printers", ""),
                        "synonyms", List.of("e-mail, post", "", ""),
                        "go", List.of(topic().id(), "", "")))
                .read(step("/0"));
        assertEquals(
                List.of(
                        new Step.Option("Mail", List.of("e-mail", "post"), List.of(new Step.Go(topic().id()))),
                        new Step.Option("Printers", List.of(), List.of(new Step.End()))),
                ((Step.Menu) read).options());
    }

    @Test
    void whatIsWrongWithAnOptionThatOnlyLeadsOnIsShownAtItsMenu() {
        stage.editScenario.apply(
                ACME.id(),
                VERA.user(),
                bot.id(),
                draft().revision(),
                new Edit.InsertStep(
                        position("/0"),
                        new Step.Menu(
                                Text.parse("What?"),
                                List.of(new Step.Option("Mail", List.of(), List.of(new Step.Go("gone")))),
                                Step.Silence.NONE)));
        String page = stage.get(address + "/topics/" + at(""), VERA).body();
        String marks = page.substring(page.indexOf("id=\"step-0-marks\""), page.indexOf("id=\"step-0-conflict\""));
        assertTrue(marks.contains("does not exist"), marks);
        String publish = stage.get(address + "/versions/new", VERA).body();
        assertTrue(publish.contains("?at=" + URLEncoder.encode(at("/0"), StandardCharsets.UTF_8) + "\""), publish);
    }

    @Test
    void commandsLeadToTopicsAndAreMissedWithThem() {
        String topic = topic().id();
        stage.post(address + "/topics/" + at("") + "/wordings", VERA, Map.of("wording", "", "revision", revision()));
        String nowhere = "Nothing leads to";
        assertTrue(stage.get(address + "/versions/new", VERA).body().contains(nowhere));
        stage.post(
                address + "/commands",
                VERA,
                Map.of("formKey", "form", "name", "hours", "topic", topic, "title-en", "Opening hours"));
        assertFalse(stage.get(address + "/versions/new", VERA).body().contains(nowhere));

        String list = stage.post(address + "/topics/arrangement", VERA, Map.of("remove", topic, "revision", revision()))
                .body();
        assertTrue(list.contains("Commands that led here (/hours) lead nowhere once you publish."), list);
        String publish = stage.get(address + "/versions/new", VERA).body();
        assertTrue(publish.contains("<strong>/hours</strong>"), publish);
        assertTrue(publish.contains("This command leads to a topic that is no longer there."), publish);
        assertTrue(publish.contains("href=\"" + address + "/commands/"), publish);
    }

    @Test
    void wordingsArePastedInManyLinesAndEqualOnesAreOne() {
        stage.post(
                address + "/topics/" + at("") + "/wordings",
                VERA,
                Map.of("wording", "vpn\r\n не работает \r\n\r\nvpn", "revision", revision()));
        assertEquals(List.of("vpn", "не работает"), topic().wordings());
    }

    @Test
    void aTopicGoesToAnotherBot() {
        Bot other = stage.bot("Otto");
        stage.post(
                address + "/topics/transfer",
                VERA,
                Map.of(
                        "topic", topic().id(),
                        "bot", Long.toString(other.id().value()),
                        "move", "yes",
                        "revision", revision()));
        assertEquals(0, topics(bot));
        assertEquals(2, topics(other));
    }

    @Test
    void aTopicThatCannotLeaveIsNotCopied() {
        Bot other = stage.bot("Otto");
        Map<String, String> move = new HashMap<>(Map.of(
                "topic", topic().id(),
                "bot", Long.toString(other.id().value()),
                "move", "yes",
                "revision", revision()));
        colleague(new Edit.AddTopic("VPN", List.of("vpn")));
        String refused = stage.post(address + "/topics/transfer", VERA, move).body();
        assertTrue(refused.contains("A colleague was faster"), refused);
        assertEquals(1, topics(other));

        move.put("revision", revision());
        stage.post(address + "/topics/transfer", VERA, move);
        assertEquals(2, topics(other));
        assertEquals(1, topics(bot));
    }

    @Test
    void settingsAreKept() {
        stage.post(
                address + "/settings",
                VERA,
                Map.of(
                        "language", "de",
                        "zone", "Europe/Prague",
                        "synonyms", "vpn, remote access\nalone",
                        "misses", "3",
                        "comeback", "2",
                        "schedule", "support",
                        "hours-MONDAY", "9-12, 13:00–18:00",
                        "revision", revision()));
        var scenario = draft().scenario();
        assertEquals("de", scenario.language().getLanguage());
        assertEquals("Europe/Prague", scenario.zone().getId());
        assertEquals(1, scenario.synonyms().size());
        assertEquals(3, scenario.fallback().afterMisses());
        assertEquals(2, scenario.comeback().toHours());
        assertEquals(
                2,
                Objects.requireNonNull(
                                Objects.requireNonNull(scenario.schedules().get("support"))
                                        .weekly()
                                        .get(DayOfWeek.MONDAY))
                        .size());
    }

    @Test
    void settingsThatAColleagueChangedMeanwhileAreLeftAlone() {
        Map<String, String> mine = settings();
        colleague(new Edit.PutSchedule("night", new Schedule(ZoneOffset.UTC, Map.of(), Set.of())));
        colleague(new Edit.SetSynonyms(List.of(Set.of("vpn", "tunnel"))));

        mine.put("zone", "Europe/Prague");
        String told = settle(mine);
        assertFalse(told.contains("id=\"refused\""), told);
        mine.put("misses", "3");
        settle(mine);
        Scenario scenario = draft().scenario();
        assertEquals("Europe/Prague", scenario.zone().getId());
        assertEquals(3, scenario.fallback().afterMisses());
        assertEquals(Set.of("night"), scenario.schedules().keySet());
        assertEquals(List.of(Set.of("vpn", "tunnel")), scenario.synonyms());
    }

    @Test
    void aSettingThatBothChangedIsReplacedOnlyWhenItIsWishedAgain() {
        Map<String, String> mine = settings();
        colleague(new Edit.SetComeback(Duration.ofHours(5)));

        mine.putAll(Map.of("zone", "Europe/Prague", "comeback", "12"));
        String told = settle(mine);
        assertTrue(told.contains("Please change the setting once more to save it."), told);
        assertEquals("Europe/Prague", draft().scenario().zone().getId());
        assertEquals(5, draft().scenario().comeback().toHours());

        told = settle(mine);
        assertFalse(told.contains("id=\"refused\""), told);
        assertEquals(12, draft().scenario().comeback().toHours());
    }

    @Test
    void openingHoursThatBothChangedAreReplacedOnlyWhenThatIsWishedAgain() {
        colleague(new Edit.PutSchedule("night", new Schedule(ZoneOffset.UTC, Map.of(), Set.of())));
        Map<String, String> mine = settings();
        Schedule theirs = new Schedule(ZoneOffset.UTC, Map.of(), Set.of(LocalDate.of(2026, 12, 24)));
        colleague(new Edit.PutSchedule("night", theirs));

        mine.put("schedule", "");
        String told = settle(mine);
        assertTrue(told.contains("Please change the setting once more to save it."), told);
        assertEquals(Map.of("night", theirs), draft().scenario().schedules());

        settle(mine);
        assertEquals(Map.of(), draft().scenario().schedules());
    }

    @Test
    void openingHoursThatWereJustAddedAreChangedAndRemovedOnTheSamePage() {
        Map<String, String> mine = settings();
        mine.putAll(Map.of("schedule", "night", "hours-MONDAY", "22:00–23:00"));
        settle(mine);
        mine.put("hours-MONDAY", "20:00–23:00");
        String told = settle(mine);
        assertFalse(told.contains("id=\"refused\""), told);
        assertEquals(
                Map.of(DayOfWeek.MONDAY, List.of(new Schedule.Span(LocalTime.of(20, 0), LocalTime.of(23, 0)))),
                Objects.requireNonNull(draft().scenario().schedules().get("night"))
                        .weekly());

        mine.put("schedule", "");
        settle(mine);
        assertEquals(Map.of(), draft().scenario().schedules());
    }

    @Test
    void aSettingThatIsRefusedKeepsNoOtherFromBeingSaved() {
        String told = stage.post(
                        address + "/settings",
                        VERA,
                        Map.of("language", "de", "comeback", "800", "schedule", "support", "revision", revision()))
                .body();
        assertTrue(told.contains("id=\"refused\""), told);
        assertTrue(told.contains("id=\"revision\" name=\"revision\" value=\"" + revision() + "\""), told);
        assertEquals("de", draft().scenario().language().getLanguage());
        assertEquals(Set.of("support"), draft().scenario().schedules().keySet());
    }

    @Test
    void openingHoursThatAreNotUnderstoodStayAsTheyWere() {
        Schedule.Span morning = new Schedule.Span(LocalTime.of(9, 0), LocalTime.of(12, 0));
        Set<LocalDate> holidays = Set.of(LocalDate.of(2026, 12, 24));
        colleague(new Edit.PutSchedule(
                "support", new Schedule(ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(morning)), holidays)));
        stage.post(
                address + "/settings",
                VERA,
                Map.of(
                        "schedule", "support",
                        "schedule-zone", "Europe/Nowhere",
                        "hours-MONDAY", "9 to 17",
                        "hours-TUESDAY", "9-12",
                        "holidays", "24.12.2026",
                        "revision", revision()));
        assertEquals(
                new Schedule(
                        ZoneOffset.UTC,
                        Map.of(DayOfWeek.MONDAY, List.of(morning), DayOfWeek.TUESDAY, List.of(morning)),
                        holidays),
                draft().scenario().schedules().get("support"));
    }

    @Test
    void aTopicWithoutANameIsNotMade() {
        String page = stage.post(address + "/topics", VERA, Map.of("name", "   ", "revision", revision()))
                .body();
        assertTrue(page.contains("Please give it a name"), page);
        String name = topic().name();
        String bar = stage.post(address + "/topics/" + at(""), VERA, Map.of("name", " ", "revision", revision()))
                .body();
        assertTrue(bar.contains("Please give it a name"), bar);
        assertEquals(name, topic().name());
        assertEquals(1, draft().scenario().topics().size());
    }

    @Test
    void theTimeOfTheWorldIsCalledByItsNameAndThatIsNoChange() {
        String page = stage.get(address + "/topics", VERA).body();
        assertTrue(page.contains("name=\"zone\" list=\"zones\" autocomplete=\"off\" value=\"UTC\""), page);
        String told = stage.post(
                        address + "/settings", VERA, Map.of("zone", "UTC", "language", "en", "revision", revision()))
                .body();
        assertTrue(told.contains("Same as live"), told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone             | Europe/Nowhere  | There is no time zone “Europe/Nowhere”.",
                "schedule-zone    | UTC+99          | There is no time zone “UTC+99”.",
                "misses           | viele           | “viele” is no whole number.",
                "comeback         | -3              | “-3” is no whole number.",
                "synonyms         | vpn             | “vpn” stands alone.",
                "hours-MONDAY     | с 9 до 18       | “с 9 до 18” is not understood as opening hours.",
                "hours-SUNDAY     | 10-25           | “10-25” is not understood as opening hours.",
                "hours-TUESDAY    | 9:75-18         | “9:75-18” is not understood as opening hours.",
                "hours-FRIDAY     | 9-12, 13:00–18  | New opening hours are kept once they have a name.",
                "holidays         | 24.12.2026 🎄   | “24.12.2026 🎄” is not understood as days.",
                "holidays         | 2026-13-45      | “2026-13-45” is not understood as days."
            })
    void whatIsNotUnderstoodInTheSettingsIsSaid(String field, String typed, String told) {
        String bar = stage.post(
                        address + "/settings",
                        VERA,
                        Map.of("schedule", "", "language", "de", "revision", revision(), field, typed))
                .body();
        assertTrue(bar.contains("id=\"refused\"") && bar.contains(told), bar);
        assertEquals("de", draft().scenario().language().getLanguage(), "all else is kept");
    }

    @Test
    void whatIsNoNumberInAStepIsSaid() {
        arrange(Map.of("at", at("/1"), "kind", "ASK"));
        Map<String, String> question = Map.of("text", "How many?", "variable", "count", "kind", "TEXT");
        assertFalse(save("/1", question).contains("id=\"refused\""));
        Map<String, String> wrong = new HashMap<>(question);
        wrong.put("least", "drei");
        assertTrue(save("/1", wrong).contains("“drei” is not a number that fits here"));
        wrong.putAll(Map.of("least", "3", "silence", "an hour", "silence-unit", "HOURS"));
        assertTrue(save("/1", wrong).contains("“an hour” is not a number that fits here"));

        String misses = address + "/topics/misses";
        assertTrue(stage.post(misses, VERA, Map.of("name", "often", "revision", revision()))
                .body()
                .contains("“often” is no whole number."));
    }

    @Test
    void theDraftIsTriedWithoutDoingAnything() {
        String begun = stage.get(address + "/rehearsal", VERA).body();
        assertTrue(begun.contains("value=\"joined:\""), begun);
        String answered = stage.post(
                        address + "/rehearsal", VERA, Map.of("input", "joined:", "say", "when are you open"))
                .body();
        assertTrue(answered.contains("We are open from Monday"), answered);
        assertTrue(answered.contains("The message is exactly a wording."), answered);
        assertTrue(answered.contains("data-step-at=\"" + at("/0") + "\""), answered);
    }

    @Test
    void publishesAndGoesBack() {
        save("/0", Map.of("text", "New words", "base", base("/0")));
        String page = stage.get(address + "/versions/new", VERA).body();
        assertFalse(page.contains("There is no difference."), page);
        HttpResponse<String> published =
                stage.post(address + "/versions", VERA, Map.of("revision", revision(), "note", "New hours"));
        assertEquals(303, published.statusCode(), published.body());
        String list = stage.get(place(published), VERA).body();
        assertTrue(list.contains("New hours") && list.contains("Version 2"), list);
        assertEquals(draft().scenario(), bot().scenario());

        stage.post(address + "/versions/1/return", VERA, Map.of());
        assertEquals(1, bot().version());
        assertTrue(stage.get(address + "/versions/2", VERA).body().contains("What is different now"));
    }

    @Test
    void mistakesAreShownAtTheirStepAndStopPublishing() {
        arrange(Map.of("at", at("/1"), "kind", "GO"));
        assertTrue(stage.get(address + "/topics/" + at(""), VERA).body().contains("mark--bad"));
        assertTrue(stage.get(address + "/topics", VERA).body().contains("badge--bad"));
        HttpResponse<String> refused = stage.post(address + "/versions", VERA, Map.of("revision", revision()));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Nothing was published"), refused.body());
    }

    @Test
    void theLimitsOfAnAnswerSayWhatTheyCount() {
        String text = arrange(Map.of("at", at("/1"), "kind", "ASK"));
        assertTrue(text.contains("Shortest answer, in characters"), text);

        String number = save("/1", Map.of("text", "How many?", "variable", "count", "kind", "NUMBER"));
        assertTrue(number.contains(">At least<") && number.contains(">At most<"), number);
        assertFalse(number.contains("in characters"), number);

        String rating = save("/1", Map.of("text", "How was it?", "variable", "mark", "kind", "RATING"));
        assertTrue(rating.contains("Highest rating (5 if empty)"), rating);
    }

    @Test
    void whatAStepNeedsIsSaidUntilThePortalHasAllowedIt() {
        arrange(Map.of("at", at("/1"), "kind", "TASK"));
        String page = address + "/topics/" + at("");
        assertTrue(stage.get(page, VERA).body().contains("works only where Parley may use the portal’s tasks"));

        stage.missing = Optional.of(Set.of(Template.Need.TASKS));
        assertTrue(stage.get(page, VERA).body().contains("has not allowed Parley to use tasks yet"));

        stage.missing = Optional.of(Set.of(Template.Need.CRM));
        String allowed = stage.get(page, VERA).body();
        assertFalse(allowed.contains("works only where") || allowed.contains("has not allowed"), allowed);
    }

    @Test
    void aSavedChatWatchesOverTheDraft() {
        stage.post(
                address + "/rehearsal",
                VERA,
                Map.of("input", "joined:", "next", "said:opening hours", "keep", "yes", "test", "Hours"));
        assertTrue(stage.get(address + "/tests", VERA).body().contains("Passed"));
        save("/0", Map.of("text", "Never", "base", base("/0")));
        String page = stage.get(address + "/tests", VERA).body();
        assertTrue(page.contains("Different") && page.contains("Never"), page);
        HttpResponse<String> refused = stage.post(address + "/versions", VERA, Map.of("revision", revision()));
        assertEquals(422, refused.statusCode());
        assertEquals(address + "/tests", place(stage.post(address + "/tests/1/expectation", VERA, Map.of())));
        assertTrue(stage.get(address + "/tests", VERA).body().contains("Passed"));
        stage.post(address + "/tests/1/deletion", VERA, Map.of());
        assertEquals(List.of(), stage.savedTests.of(ACME.id()).all(bot.id()));
    }

    @Test
    void theNoteOfAVersionStaysWhenASavedChatIsAgreedWith() {
        stage.post(
                address + "/rehearsal",
                VERA,
                Map.of("input", "joined:", "next", "said:opening hours", "keep", "yes", "test", "Hours"));
        save("/0", Map.of("text", "Never", "base", base("/0")));
        assertTrue(stage.get(address + "/versions/new", VERA).body().contains("hx-include=\"#note\""));

        HttpResponse<String> agreed = stage.post(
                address + "/tests/1/expectation", VERA, Map.of("page", "publication", "note", "Neue <Zeiten> 🕘"));

        assertEquals(200, agreed.statusCode());
        assertTrue(agreed.body().contains(">Neue &lt;Zeiten&gt; 🕘</textarea>"), agreed.body());
        assertTrue(agreed.body().contains("Passed"), agreed.body());
        assertEquals("false", agreed.headers().firstValue("HX-Push-Url").orElse(""));
    }

    @Test
    void aDocumentShowsWhatItWouldChangeBeforeItDoes() {
        String document = parley.authoring.document.ScenarioYaml.write(draft().scenario());
        assertTrue(stage.get(address + "/document", VERA).body().contains("parley: 1"));

        HttpResponse<String> wrong =
                stage.post(address + "/document", VERA, Map.of("document", document.replace("topics:", "topcis:")));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("Line ") && wrong.body().contains("“topcis” is not known here"), wrong.body());

        String other = document.replace("We are open", "We are never open");
        String page = stage.post(address + "/document", VERA, Map.of("document", other))
                .body();
        assertTrue(page.contains("id=\"take-over\""), page);
        assertFalse(draft().scenario().toString().contains("never"));
        stage.post(address + "/document/draft", VERA, Map.of("document", other, "revision", revision()));
        assertTrue(draft().scenario().toString().contains("never"));
    }

    @Test
    void foreignBotsAndTopicsLookLikeNone() {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        for (String path : List.of(
                "/app/bots/" + foreign.id().value() + "/topics",
                address + "/topics/topic:nothing",
                address + "/topics/nothing",
                address + "/step?at=topic:nothing/0",
                address + "/versions/99")) {
            assertEquals(404, stage.get(path, VERA).statusCode(), path);
        }
    }

    private String arrange(Map<String, String> wish) {
        Map<String, String> fields = new HashMap<>(wish);
        fields.put("revision", revision());
        HttpResponse<String> answer = stage.post(address + "/topics/" + at("") + "/steps", VERA, fields);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private String save(String path, Map<String, String> fields) {
        HttpResponse<String> answer = stage.post(address + "/step?at=" + at(path), VERA, fields);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    /** The fields of the settings as a page shows them. */
    private Map<String, String> settings() {
        String page = stage.get(address + "/topics", VERA).body();
        Map<String, String> fields = fields(page.substring(page.indexOf("id=\"settings-form\"")));
        fields.put("revision", revision());
        return fields;
    }

    /** The page keeps its fields, but for those that the answer brings. */
    private String settle(Map<String, String> fields) {
        String told = stage.post(address + "/settings", VERA, fields).body();
        fields.putAll(fields(told));
        return told;
    }

    private static Map<String, String> fields(String page) {
        return FIELD.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> field.group(2), (first, _) -> first, HashMap::new));
    }

    private void colleague(Edit edit) {
        Edited edited = stage.editScenario.apply(ACME.id(), new UserId(18), bot.id(), draft().revision(), edit);
        assertTrue(edited instanceof Edited.Done, edited.toString());
    }

    private String base(String path) {
        return Drafting.digest(StepState.of(step(path)));
    }

    private Step step(String path) {
        return draft().scenario().step(position(path)).orElseThrow();
    }

    private Position position(String path) {
        return Position.read(at(path)).orElseThrow();
    }

    private String at(String path) {
        return "topic:" + topic().id() + path;
    }

    private Topic topic() {
        return draft().scenario().topics().getFirst();
    }

    private int topics(Bot of) {
        return stage.editScenario
                .find(ACME.id(), of.id())
                .orElseThrow()
                .scenario()
                .topics()
                .size();
    }

    private ScenarioDraft draft() {
        return stage.editScenario.find(ACME.id(), bot.id()).orElseThrow();
    }

    private Bot bot() {
        return stage.bots.of(ACME.id()).find(bot.id()).orElseThrow();
    }

    private String revision() {
        return Long.toString(draft().revision());
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("https?://[^/]+", "");
    }
}
