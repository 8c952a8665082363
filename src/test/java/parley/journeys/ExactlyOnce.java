package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.bitrix24.Pace;
import parley.sandbox.SandboxOptions;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcLanes;

/** Whatever becomes of the answer to a call, or of us, a person sees each message once. */
abstract class ExactlyOnce {
    private static final String SEND = "imbot.message.add";
    /** Long for an answer on this machine, short for a test. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private Databases.Place place = Databases.h2();
    private House house;
    private Portal acme;
    private Administrator vera;
    private Person ivan;
    private Bot bot;

    abstract Databases.Place place(Path folder);

    @BeforeEach
    void enter(@TempDir Path folder) {
        place = place(folder);
        house = new House(place, SandboxOptions.onFreePorts(), Pace.USUAL.answeringWithin(PATIENCE));
        acme = house.sandbox().portal("acme");
        ivan = acme.person(7);
        vera = new Administrator(house, acme);
        vera.install();
        bot = vera.makeBot(Map.of("topicId", "", "topicWordings", "count", "topicReply", "You said {message}"));
    }

    @AfterEach
    void leave() {
        house.close();
        vera.close();
    }

    @Test
    void whenThePortalTakesTheMessageAndCutsTheConnection() {
        greet();
        acme.fail(SEND, new Fault.DropAnswer(), 1);

        say("count 1", "count 2");

        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void whenTheConnectionIsCutBeforeThePortalTakesTheMessage() {
        greet();
        acme.fail(SEND, new Fault.Cut(), 1);

        say("count 1", "count 2");

        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void whenThePersonRepeatsTheQuestionBeforeTheFirstAnswerAndNoCallIsAnswered() {
        greet();
        for (int answer = 0; answer < 3; answer++) {
            acme.fail(SEND, new Fault.Cut(), 1);
            acme.fail(SEND, new Fault.DropAnswer(), 1);
        }

        say("count 1", "count 1", "count 1", "count 2");

        assertSaid("Hello!", "You said count 1", "You said count 1", "You said count 1", "You said count 2");
    }

    @Test
    void whenThePortalTakesTheMessageAndHangsForLongerThanWeWait() {
        greet();
        acme.fail(SEND, new Fault.HangAfter(Duration.ofSeconds(60)), 1);

        say("count 1", "count 2");
        eventually("the portal has it", () -> said(dialog()).size() == 2);
        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void whenThePortalTakesTheMessageAfterWeGaveUp() {
        greet();
        acme.fail(SEND, new Fault.Late(PATIENCE.plusSeconds(2)), 1);

        say("count 1", "count 2");

        awaitTheLateCall();
        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void whenTheAnswersToManyThatTravelTogetherAreLost() {
        acme.fail(SEND, new Fault.DropAnswer(), 1_000);
        acme.fail("batch", new Fault.DropAnswer(), 1_000);
        List<String> groups = IntStream.range(0, 16)
                .mapToObj(number -> acme.createGroup(ivan, "Team " + number, Set.of(bot.id())))
                .toList();

        groups.forEach(group -> acme.say(ivan, group, "[USER=" + bot.id() + "]Vera[/USER] count 1"));

        for (String group : groups) {
            eventually(
                    "an answer in " + group,
                    Duration.ofSeconds(60),
                    () -> said(group).size() >= 2);
            assertEquals(List.of("Hello!", "You said count 1"), said(group));
        }
        assertTrue(acme.journal().stream().anyMatch(entry -> entry.name().equals("batch")), "some travelled together");
    }

    @Test
    void whenWeAreKilledBetweenTheCallAndItsAnswer() {
        greet();
        acme.fail(SEND, new Fault.HangAfter(Duration.ofSeconds(60)), 1);

        house.liveAndDieElsewhere(
                () -> {
                    say("count 1");
                    eventually("the portal has it", () -> said(dialog()).size() == 2);
                },
                this::leasesEnd);
        say("count 2");

        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void whenWeAreKilledBeforeThePortalTakesTheMessage() {
        greet();
        acme.fail(SEND, new Fault.Hang(Duration.ofSeconds(60)), 1);

        dieWhenTheFaultMeetsTheFirstAnswer();
        say("count 2");

        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void whenThePortalTakesTheMessageAfterWeWereKilled() {
        greet();
        acme.fail(SEND, new Fault.Late(PATIENCE), 1);

        dieWhenTheFaultMeetsTheFirstAnswer();
        say("count 2");

        awaitTheLateCall();
        assertSaid("Hello!", "You said count 1", "You said count 2");
    }

    @Test
    void exceptWhereWeMayNotLook() {
        greet();
        acme.withhold("im");
        acme.fail(SEND, new Fault.DropAnswer(), 1);

        say("count 1", "count 2");

        assertSaid("Hello!", "You said count 1", "You said count 1", "You said count 2");
    }

    /** A server's leases end by the clock; who has the database alone does not wait for that. */
    private void leasesEnd() {
        if (!Database.isOursAlone(place.url())) {
            try (Database database = place.open()) {
                new JdbcLanes(database).outlive(Instant.now());
            }
        }
    }

    private void dieWhenTheFaultMeetsTheFirstAnswer() {
        house.liveAndDieElsewhere(
                () -> {
                    say("count 1");
                    eventually(
                            "the fault has met its call",
                            () -> acme.faults().planned().isEmpty());
                },
                this::leasesEnd);
    }

    private void awaitTheLateCall() {
        eventually(
                "the late call is over",
                () -> acme.journal().stream()
                        .anyMatch(entry -> entry.name().equals(SEND)
                                && entry.took().plusMillis(100).compareTo(PATIENCE) >= 0));
    }

    private void greet() {
        acme.open(ivan, dialog());
        eventually("a greeting", () -> said(dialog()).equals(List.of("Hello!")));
    }

    private void say(String... texts) {
        for (String text : texts) {
            acme.say(ivan, dialog(), text);
        }
    }

    /** The last one shows that nothing can come any more, for a dialog keeps its order. */
    private void assertSaid(String... texts) {
        eventually(
                "the last answer", Duration.ofSeconds(60), () -> said(dialog()).contains(texts[texts.length - 1]));
        assertEquals(List.of(texts), said(dialog()));
    }

    private String dialog() {
        return String.valueOf(bot.id());
    }

    private List<String> said(String dialog) {
        return acme.messages(ivan, dialog).stream()
                .filter(message -> message.authorId() == bot.id())
                .map(Message::text)
                .toList();
    }
}
