package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.Bots;
import parley.engine.Expectation;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.PortalId;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcBots;

/** Whole dialogs over HTTP between Parley and a portal: every kind of effect, and what comes back of it. */
abstract class Dialogs {
    private static final Person GUEST = new Person(1990, "Green", "Guest", "", "M", "", false, "en", true);

    private Databases.Place place = Databases.h2();
    private House house;
    private Portal acme;
    private Administrator vera;
    private Person ivan;
    private @Nullable Bot made;

    abstract Databases.Place place();

    @BeforeEach
    void enter() {
        place = place();
        house = new House(place);
        acme = house.sandbox().portal("acme");
        ivan = acme.person(7);
        vera = new Administrator(house, acme);
        vera.install();
    }

    @AfterEach
    void leave() {
        house.close();
        vera.close();
    }

    @Test
    void goesTheWayOfTheButtonThatIsPressedAndTakesTheButtonsAway() {
        makeBot(new Step.Menu(text("Which?"), List.of(option("Red"), option("Blue")), Step.Silence.NONE));
        say("go");
        Message menu = eventuallySaid("Which?");
        assertEquals(
                List.of("Red", "Blue"),
                menu.buttons().stream().map(button -> button.text()).toList());

        acme.press(ivan, menu.id(), 1);

        eventuallySaid("Blue it is");
        eventually("the buttons to go", () -> last("Which?").buttons().isEmpty());
        assertEquals("Which?", last("Which?").text());
    }

    @Test
    void takesAnEditedMessageForACorrection() {
        makeBot(
                new Step.Ask(
                        text("How many?"),
                        "count",
                        Expectation.of(Expectation.Kind.TEXT),
                        Text.EMPTY,
                        false,
                        Step.Silence.NONE),
                new Step.Ask(
                        text("What colour?"),
                        "colour",
                        Expectation.of(Expectation.Kind.TEXT),
                        Text.EMPTY,
                        false,
                        Step.Silence.NONE),
                tell("{count} of {colour}"));
        say("go");
        eventuallySaid("How many?");
        Message answer = acme.say(ivan, dialog(), "three");
        eventuallySaid("What colour?");

        acme.edit(ivan, answer.id(), "five");
        eventually(
                "the correction",
                () -> said().stream().filter("What colour?"::equals).count() == 2);
        say("red");

        eventuallySaid("five of red");
    }

    @Test
    void waitsThroughARestart() {
        makeBot(tell("Wait"), new Step.Wait(new Step.Until.Passed(Duration.ofSeconds(2))), tell("Done"));
        say("go");
        eventuallySaid("Wait");

        house.restart();

        eventuallySaid("Done");
        assertEquals(List.of("Hello!", "Wait", "Done"), said());
    }

    @Test
    void asksTheAuthorsSystemOnce() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/orders", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            assertFalse(exchange.getRequestHeaders().getFirst("Idempotency-Key").isBlank());
            byte[] body = "{\"state\":\"paid\",\"sum\":12.5}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked.size() == 1 ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        shop.start();
        try {
            String address = "http://127.0.0.1:" + shop.getAddress().getPort() + "/orders?number=42";
            makeBot(
                    new Step.Call(
                            Step.Method.GET,
                            text(address),
                            Map.of(),
                            Text.EMPTY,
                            Map.of("state", "/state"),
                            false,
                            Duration.ofSeconds(5),
                            List.of(tell("It failed"), new Step.End()),
                            List.of()),
                    tell("It is {state}"));
            say("go");
            eventuallySaid("It is paid");
            say("go");
            eventuallySaid("It failed");
            assertEquals(List.of("GET /orders?number=42", "GET /orders?number=42"), asked);
        } finally {
            shop.stop(0);
        }
    }

    @Test
    void makesOneLeadThoughTheLineBreaksAndTellsAColleague() {
        makeBot(
                new Step.Lead(text("Kitchen"), text("Ada"), text("+420600111222"), Text.EMPTY, Text.EMPTY),
                new Step.Task(text("Call back"), Text.EMPTY, 7, null),
                new Step.Notify(List.of(17L), text("A new lead")),
                tell("Noted"));
        acme.fail("crm.item.add", new Fault.DropAnswer(), 1);
        say("go");

        eventuallySaid("Noted");
        assertEquals(1, acme.leads().size());
        assertEquals("Kitchen", acme.leads().getFirst().get("title"));
        assertEquals(1, acme.tasks().size());
        assertEquals(
                "A new lead", acme.notifications(acme.person(17)).getFirst().text());
    }

    @Test
    void goesOnWhereThePortalDoesNotAllowWhatIsBesideTheDialog() {
        acme.withhold("crm");
        makeBot(new Step.Lead(text("Kitchen"), Text.EMPTY, Text.EMPTY, Text.EMPTY, Text.EMPTY), tell("Noted"));
        say("go");

        eventuallySaid("Noted");
        assertEquals(List.of(), acme.leads());
    }

    @Test
    void handsACustomerOverAndIsSilentUntilTheNextSession() {
        makeBot(
                tell("I call somebody"),
                new Step.HandOver(
                        new Step.Desk.Queue(),
                        text("about {message}"),
                        null,
                        List.of(),
                        List.of(tell("Nobody")),
                        List.of()));
        Chat chat = acme.writeToLine(GUEST, bot(), "go");
        eventually("the bot to hand over", () -> lineSaid(chat).contains("about go"));
        assertEquals(List.of("Hello!", "I call somebody", "about go"), lineSaid(chat));
        eventually("nobody to hold it", () -> chat.line().orElseThrow().owner() == 0);

        acme.takeOver(ivan, chat);
        acme.say(ivan, "chat" + chat.id(), "I am here");
        acme.writeToLine(GUEST, bot(), "go");
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));
        acme.closeSession(chat);
        acme.writeToLine(GUEST, bot(), "what?");

        eventually("a new greeting", () -> lineSaid(chat).size() >= 5);
        assertEquals(List.of("Hello!", "I call somebody", "about go", "Hello!", "What?"), lineSaid(chat));
    }

    @Test
    void letsTheChannelSayThatNobodyCameWhereTheBotHasLeft() {
        makeBot(new Step.HandOver(
                new Step.Desk.Queue(),
                Text.EMPTY,
                Duration.ofSeconds(1),
                List.of(),
                List.of(),
                List.of(tell("Everybody is busy"))));
        Chat chat = acme.writeToLine(GUEST, bot(), "go");

        eventually(
                "the channel to say it",
                () -> acme.read(() -> chat.messages().stream()
                        .anyMatch(message -> message.text().equals("Everybody is busy")
                                && message.authorId() != bot().id()
                                && !message.isInside())));
        assertFalse(acme.read(() -> chat.has(bot().id())));
    }

    private List<String> lineSaid(Chat chat) {
        return acme.read(() -> chat.messages().stream()
                .filter(message -> message.authorId() == bot().id())
                .map(Message::text)
                .toList());
    }

    private void makeBot(Step... steps) {
        made = vera.makeBot(Map.of("openChannels", "true", "topicId", "", "topicWordings", "go", "topicReply", "x"));
        teach(new Scenario(
                Locale.ENGLISH,
                List.of(tell("Hello!")),
                List.of(new Topic("go", List.of("go"), List.of(steps))),
                List.of(tell("What?"))));
        acme.open(ivan, dialog());
        eventuallySaid("Hello!");
    }

    private void teach(Scenario scenario) {
        try (Database database = place.open()) {
            Bots.OfPortal bots = new JdbcBots(database).of(new PortalId(acme.memberId()));
            parley.authoring.Bot old = bots.all().getFirst();
            assertTrue(bots.replace(
                    new parley.authoring.Bot(
                            old.id(),
                            old.portal(),
                            old.code(),
                            old.kind(),
                            old.openChannels(),
                            old.profile(),
                            scenario,
                            old.wish(),
                            old.registration(),
                            old.revision() + 1,
                            old.changedAt()),
                    old.revision()));
        }
    }

    private void say(String text) {
        acme.say(ivan, dialog(), text);
    }

    private Message eventuallySaid(String text) {
        eventually(bot().name() + " to say " + text + ", not " + said(), () -> said().contains(text));
        return last(text);
    }

    private Message last(String text) {
        return acme.messages(ivan, dialog()).stream()
                .filter(message -> message.text().equals(text))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private List<String> said() {
        return acme.messages(ivan, dialog()).stream()
                .filter(message -> message.authorId() == bot().id())
                .map(Message::text)
                .toList();
    }

    private Bot bot() {
        return Objects.requireNonNull(made);
    }

    private String dialog() {
        return Long.toString(bot().id());
    }

    private static Step.Option option(String label) {
        return new Step.Option(label, List.of(), List.of(tell(label + " it is")));
    }

    private static Step tell(String text) {
        return new Step.Say(text(text));
    }

    private static Text text(String text) {
        return Text.parse(text);
    }
}
