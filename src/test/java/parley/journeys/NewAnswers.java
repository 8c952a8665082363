package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.portals.PortalId;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Database;
import parley.storage.Databases;
import parley.storage.JdbcBacklog;

/** A question that nobody could answer, from the person who asks it to the answer that comes later. */
abstract class NewAnswers {
    private static final String QUESTION = "is coffee free?";
    private static final String ANSWER = "Yes, it is on the house.";

    private Databases.Place place = Databases.h2();
    private House house;
    private Portal acme;
    private Administrator vera;
    private Person ivan;
    private Bot bot;

    abstract Databases.Place place();

    @BeforeEach
    void enter() {
        place = place();
        house = new House(place);
        acme = house.sandbox().portal("acme");
        vera = new Administrator(house, acme);
        ivan = acme.person(7);
        vera.install();
        bot = makeBot();
    }

    @AfterEach
    void leave() {
        vera.close();
        house.close();
    }

    @Test
    void reachWhoAskedButNoConversationThatIsOver() {
        acme.open(ivan, dialog());
        acme.say(ivan, dialog(), QUESTION);
        Chat jana = customerAsks(1990, "Jana");
        Chat petr = customerAsks(1991, "Petr");
        Chat otto = customerAsks(1992, "Otto");
        eventually("the bot not to know", () -> said().contains("What?"));
        acme.closeSession(otto);
        answerAndPublish();
        String answered = "/app/bots/1/unanswered?standing=ANSWERED";
        assertTrue(vera.page(answered).contains("Tell 4 chats"), vera.page(answered));

        // Petr's conversation is open when the portal is asked about it, and over before anything is said.
        acme.fail("imbot.message.add", new Fault.Html(502), 1_000);
        acme.fail("batch", new Fault.Html(502), 1_000);
        String next = vera.goOn("/app/bots/1/unanswered/tidings", question());
        acme.closeSession(petr);
        acme.faults().clear();

        assertTrue(next.endsWith("&told=3&closed=1"), next);
        eventually("Ivan to be told", () -> said().contains(ANSWER));
        eventually("Jana to be told", () -> said(jana).contains(ANSWER));
        awaitRest();
        assertEquals(List.of("Hello!", "What?", ANSWER), said());
        assertEquals(List.of("Hello!", "What?", ANSWER), said(jana));
        for (Chat over : List.of(petr, otto)) {
            assertEquals(List.of("Hello!", "What?"), said(over));
            assertEquals(0, acme.read(() -> over.line().orElseThrow().session()), "nobody opened a session");
        }
        assertTrue(vera.page(answered).contains("Tell 1 chat that"), "Otto may come back");
        assertTrue(vera.goOn("/app/bots/1/unanswered/tidings", question()).endsWith("ANSWERED&closed=1"));
    }

    private Chat customerAsks(long number, String name) {
        Person customer = new Person(number, name, "Guest", "", "M", "", false, "en", true);
        Chat chat = acme.writeToLine(customer, bot, QUESTION);
        eventually("the bot not to know", () -> said(chat).contains("What?"));
        return chat;
    }

    /** As an author does it: a topic with what was asked, what the bot says, and a version. */
    private void answerAndPublish() {
        String topic = vera.goOn("/app/bots/1/unanswered/answers", question());
        String at = topic.substring(topic.lastIndexOf('/') + 1) + "/0";
        vera.change(
                topic + "/steps",
                Map.of("at", at, "kind", "SAY", "revision", Administrator.hidden(vera.page(topic), "revision")));
        vera.change("/app/bots/1/step?at=" + at, Map.of("text", ANSWER));
        String revision = Administrator.hidden(vera.page("/app/bots/1/versions/new"), "revision");
        vera.goOn("/app/bots/1/versions", Map.of("revision", revision, "note", "Coffee"));
    }

    private Map<String, String> question() {
        String open = vera.page("/app/bots/1/unanswered");
        String page = open.contains(QUESTION) ? open : vera.page("/app/bots/1/unanswered?standing=ANSWERED");
        return Map.of("likeness", Administrator.hidden(page, "likeness"), "example", QUESTION);
    }

    /** Waits until nothing waits any more. */
    private void awaitRest() {
        PortalId portal = new PortalId(acme.memberId());
        try (Database database = place.open()) {
            JdbcBacklog backlog = new JdbcBacklog(database);
            eventually(
                    "all to be done", () -> backlog.depth(portal, Instant.now()).waiting() == 0);
        }
    }

    private Bot makeBot() {
        vera.goOn(
                "/app/bots",
                Map.ofEntries(
                        Map.entry("formKey", UUID.randomUUID().toString()),
                        Map.entry("name", "Vera"),
                        Map.entry("kind", "STANDARD"),
                        Map.entry("openChannels", "true"),
                        Map.entry("color", "AZURE"),
                        Map.entry("language", "en"),
                        Map.entry("greeting", "Hello!"),
                        Map.entry("fallback", "What?"),
                        Map.entry("topicId", ""),
                        Map.entry("topicWordings", "opening hours"),
                        Map.entry("topicReply", "From nine to five.")));
        return acme.bots().getLast();
    }

    private List<String> said() {
        return acme.messages(ivan, dialog()).stream()
                .filter(message -> message.authorId() == bot.id())
                .map(Message::text)
                .toList();
    }

    private List<String> said(Chat chat) {
        return acme.read(() -> chat.messages().stream()
                .filter(message -> message.authorId() == bot.id())
                .map(Message::text)
                .toList());
    }

    private String dialog() {
        return Long.toString(bot.id());
    }
}
