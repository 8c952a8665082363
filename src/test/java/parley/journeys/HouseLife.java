package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.sandbox.journal.Entry;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** What happens between Parley and a portal over time, without a browser: installing, talking, trouble, leaving. */
abstract class HouseLife {
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private House house;
    private Portal acme;
    private Person vera;
    private Person ivan;

    abstract Databases.Place place();

    @BeforeEach
    void enter() {
        house = new House(place());
        acme = house.sandbox().portal("acme");
        vera = acme.administrator();
        ivan = acme.person(7);
    }

    @AfterEach
    void leave() {
        house.close();
        client.close();
    }

    @Test
    void answersAPersonInPrivate() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it, {person.name}.");

        acme.open(ivan, dialog(bot));
        acme.say(ivan, dialog(bot), "My VPN is down");

        eventuallySays(bot, dialog(bot), "Hello!", "Restart it, Ivan Petrov.");
    }

    @Test
    void keepsTheOrderOfADialog() {
        install();
        Bot bot = makeBot("Vera", "count", "You said {message}");
        acme.open(ivan, dialog(bot));

        IntStream.range(0, 20).forEach(number -> acme.say(ivan, dialog(bot), "count " + number));

        eventually("21 messages of the bot", () -> said(bot, dialog(bot)).size() == 21);
        assertEquals(
                IntStream.range(0, 20)
                        .mapToObj(number -> "You said count " + number)
                        .toList(),
                said(bot, dialog(bot)).subList(1, 21));
    }

    @Test
    void answersWithEveryBotThatIsMeantAndNoOther() {
        install();
        Bot first = makeBot("First", "vpn", "one");
        Bot second = makeBot("Second", "vpn", "two");
        Bot third = makeBot("Third", "vpn", "three");
        String group = acme.createGroup(ivan, "Team", Set.of(first.id(), second.id(), third.id()));
        eventually("three greetings", () -> acme.messages(ivan, group).size() == 3);

        acme.say(ivan, group, "vpn");
        acme.say(ivan, group, mention(first) + ", " + mention(second) + " vpn");

        eventuallySays(first, group, "Hello!", "one");
        eventuallySays(second, group, "Hello!", "two");
        assertEquals(List.of("Hello!"), said(third, group));
    }

    @Test
    void answersAnEventThatComesTwiceOnce() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.open(ivan, dialog(bot));
        acme.say(ivan, dialog(bot), "vpn");
        eventuallySays(bot, dialog(bot), "Hello!", "Restart it.");

        acme.resendLastEvent();
        acme.say(ivan, dialog(bot), "vpn");

        eventuallySays(bot, dialog(bot), "Hello!", "Restart it.", "Restart it.");
    }

    @Test
    void goesOnAfterARestartWithWhatWasAcceptedBefore() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.open(ivan, dialog(bot));
        eventuallySays(bot, dialog(bot), "Hello!");
        acme.fail("imbot.message.add", 503, "QUERY_LIMIT_EXCEEDED", 2);
        acme.say(ivan, dialog(bot), "vpn");
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        house.restart();

        eventuallySays(bot, dialog(bot), "Hello!", "Restart it.");
    }

    @Test
    void renewsATokenThatExpired() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.expireTokens();

        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
    }

    @Test
    void followsAPortalThatMoves() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        house.sandbox().move(acme);

        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
        assertEquals(200, open("/app", vera).statusCode());
    }

    @Test
    void letsNobodyButAnAdministratorInstall() {
        acme.addApplication();
        Opening verasOpening = acme.opening(vera);
        Map<String, String> forged = new LinkedHashMap<>(verasOpening.body());
        forged.put("AUTH_ID", "forged");

        assertFalse(post(verasOpening.address(), form(forged)).body().contains("data-behaviour=\"installed\""));
        assertTrue(post(verasOpening.address(), form(verasOpening.body()))
                .body()
                .contains("data-behaviour=\"installed\""));
    }

    @Test
    void refusesAnOpeningThatNamesAnotherPortal() {
        install();
        Portal globex = house.sandbox().portal("globex");
        Opening opening = acme.opening(vera);
        Map<String, String> crossed = new LinkedHashMap<>(opening.body());
        crossed.put("member_id", globex.memberId());

        assertTrue(post(opening.address(), form(opening.body())).body().contains("data-token"));
        assertFalse(post(opening.address(), form(crossed)).body().contains("data-token"));
    }

    @Test
    void refusesForgedEvents() {
        install();
        String body = "event=ONIMBOTMESSAGEADD&auth[member_id]=" + acme.memberId() + "&auth[application_token]=";

        assertEquals(403, post(house.parley("/events"), body + "forged").statusCode());
        assertEquals(
                403,
                post(house.parley("/events"), body.replace(acme.memberId(), "nobody") + acme.applicationToken())
                        .statusCode());
        assertEquals(400, post(house.parley("/events"), "%%%").statusCode());
        assertEquals(
                413, post(house.parley("/events"), "x=" + "y".repeat(300_000)).statusCode());
    }

    @Test
    void forgetsAPortalThatLeavesAndWantsItsDataGone() {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        assertEquals(200, get("/app/bots", session).statusCode());

        acme.uninstall(true);

        eventually("the portal to be forgotten", () -> get("/app/bots", session).statusCode() == 401);
        assertTrue(listAfterInstalling().contains("class=\"empty\""));
    }

    @Test
    void findsItsBotsAgainAfterAnUninstallationThatKeepsTheData() {
        install();
        makeBot("Vera", "vpn", "Restart it.");

        acme.uninstall(false);
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        assertTrue(listAfterInstalling().contains("Vera"));
        Bot again = acme.bots().getFirst();
        acme.open(ivan, dialog(again));
        eventuallySays(again, dialog(again), "Hello!");
    }

    @Test
    void doesNotBelieveThatABotIsGoneUnlessThePortalSaysSo() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String event = "event=ONIMBOTDELETE&data[BOT_ID]=" + bot.id() + "&data[BOT_CODE]=" + bot.code()
                + "&ts=1795290000&auth[member_id]=" + acme.memberId() + "&auth[application_token]="
                + acme.applicationToken();

        assertEquals(200, post(house.parley("/events"), event).statusCode());
        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
        assertFalse(open("/app", vera).body().contains("The bot was removed from the portal."));
    }

    @Test
    void noticesThatABotWasDeletedInThePortal() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));

        acme.removeBot(bot.id());

        eventually(
                "the list to tell",
                () -> get("/app/bots", session).body().contains("The bot was removed from the portal."));
    }

    @Test
    void doesNotLetAPortalThatHangsHoldUpAnother() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        Portal globex = house.sandbox().portal("globex");
        acme.fail("imbot.message.add", new parley.sandbox.portal.Fault.Hang(Duration.ofSeconds(15)), 100);
        for (int dialog = 0; dialog < 80; dialog++) {
            String event = "event=ONIMBOTMESSAGEADD&data[BOT][" + bot.id() + "][BOT_ID]=" + bot.id()
                    + "&data[PARAMS][MESSAGE]=vpn&data[PARAMS][MESSAGE_ID]=" + (9000 + dialog)
                    + "&data[PARAMS][DIALOG_ID]=" + (5000 + dialog) + "&data[PARAMS][FROM_USER_ID]=" + (5000 + dialog)
                    + "&data[PARAMS][CHAT_TYPE]=P&ts=1795290000&auth[member_id]=" + acme.memberId()
                    + "&auth[application_token]=" + acme.applicationToken();
            assertEquals(200, post(house.parley("/events"), event).statusCode());
        }
        acme = globex;
        vera = globex.administrator();
        ivan = globex.person(5);
        install();
        Bot other = makeBot("Anna", "vpn", "Starten Sie neu.");
        acme.open(ivan, dialog(other));

        eventuallySays(other, dialog(other), "Hello!");
    }

    @Test
    void tellsTheTruthAboutABotThatWasDeletedInThePortal() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.events().loseNext(1);
        acme.removeBot(bot.id());
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        assertTrue(open("/app", vera).body().contains("The bot was removed from the portal."));
        assertEquals(List.of(), acme.bots());
    }

    @Test
    void doesNotBelieveAnUninstallationThatDidNotHappen() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String event = "event=ONAPPUNINSTALL&data[LANGUAGE_ID]=en&data[CLEAN]=1&ts=1795290000&auth[member_id]="
                + acme.memberId() + "&auth[application_token]=" + acme.applicationToken();

        assertEquals(200, post(house.parley("/events"), event).statusCode());
        acme.open(ivan, dialog(bot));

        eventuallySays(bot, dialog(bot), "Hello!");
    }

    @Test
    void tellsTheTruthWithinOneVisitAboutWhatAnAdministratorDidToBots() {
        install();
        Bot kept = makeBot("Kept", "vpn", "one");
        Bot renamed = makeBot("Renamed", "vpn", "two");
        Bot deleted = makeBot("Deleted", "vpn", "three");
        acme.allowBots(2);
        acme.renameBot(renamed.id(), "Somebody else");
        acme.events().loseNext(1);
        acme.removeBot(deleted.id());
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        String page = open("/app", vera).body();

        assertTrue(page.contains("Removed in the portal"), page);
        assertTrue(page.contains("Live, no. " + kept.id()), page);
        assertEquals(
                List.of("Kept", "Renamed"), acme.bots().stream().map(Bot::name).toList());

        String session = token(open("/app", vera));
        assertEquals(303, post("/app/bots/3/restoration", session, "").statusCode());
        assertTrue(get("/app/bots", session).body().contains("The portal has as many bots as it allows."));
        acme.allowBots(5);
        open("/app", vera);
        assertEquals(3, acme.bots().size());
    }

    @Test
    void asksForTheListAndSendsNothingWhenNothingDiffers() {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        makeBot("Anna", "vpn", "Restart it.");
        open("/app", vera);
        int before = calls("imbot.").size();

        open("/app", vera);

        List<String> since = calls("imbot.").subList(before, calls("imbot.").size());
        // The end of the installation may be looked after at the same moment.
        assertEquals(List.of("imbot.bot.list"), since.stream().distinct().toList());
    }

    @Test
    void movesEveryBotToOurNewAddress() {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        makeBot("Anna", "vpn", "Restart it.");
        String address = house.parley("").toString().replace("127.0.0.1", "localhost");
        house.restartAs(address);

        open("/app", vera);

        for (Bot bot : acme.bots()) {
            assertEquals(
                    List.of(address + "/events"),
                    Stream.of(
                                    bot.handlers().messageAdd(),
                                    bot.handlers().welcome(),
                                    bot.handlers().botDelete(),
                                    bot.handlers().messageUpdate(),
                                    bot.handlers().messageDelete())
                            .distinct()
                            .toList());
        }
        assertEquals(2, acme.bots().size());
        makeBot("Third", "vpn", "Restart it.");
        assertEquals(3, acme.bots().size());
    }

    @ParameterizedTest
    @CsvSource({
        "imbot.bot.list,before", "imbot.bot.list,after",
        "imbot.register,before", "imbot.register,after",
        "imbot.update,before", "imbot.update,after"
    })
    void registersOneBotWhereverTheLineBreaks(String method, String moment) {
        install();
        acme.fail(method, moment.equals("before") ? new Fault.Cut() : new Fault.DropAnswer(), 100);
        String form = botForm("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        assertEquals(200, post("/app/bots", session, form).statusCode());
        acme.faults().clear();
        house.restart();

        assertTrue(open("/app", vera).body().contains("Live, no. "));
        assertEquals(303, post("/app/bots", session, form).statusCode());

        assertEquals(1, acme.bots().size());
        assertNotNull(acme.bots().getFirst().handlers().messageUpdate());
        acme.open(ivan, dialog(acme.bots().getFirst()));
        eventuallySays(acme.bots().getFirst(), dialog(acme.bots().getFirst()), "Hello!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void finishesADeletionThatWasCutShort(String moment) {
        install();
        makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        acme.fail("imbot.unregister", moment.equals("before") ? new Fault.Cut() : new Fault.DropAnswer(), 100);
        assertEquals(
                502, post("/app/bots/1/deletion", session, "confirmation=Vera").statusCode());
        acme.faults().clear();
        house.restart();

        assertTrue(open("/app", vera).body().contains("class=\"empty\""));
        assertEquals(List.of(), acme.bots());
    }

    @Test
    void makesFiveBotsOfEightThatAreAskedForAtOnce() {
        install();
        String session = token(open("/app", vera));
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> post("/app/bots", session, botForm("Vera", "vpn", "Restart it."))
                                .statusCode(),
                        Executors.newVirtualThreadPerTaskExecutor()))
                .toList();

        assertEquals(
                List.of(303, 303, 303, 303, 303, 422, 422, 422),
                answers.stream().map(CompletableFuture::join).sorted().toList());
        assertEquals(5, acme.bots().size());
        assertEquals(5, acme.bots().stream().map(Bot::code).distinct().count());
        assertTrue(get("/app/bots", session).body().contains("In use: 5 of 5"));
    }

    @Test
    void letsAPausedBotSayItsLineAndNothingElse() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        acme.open(ivan, dialog(bot));
        eventuallySays(bot, dialog(bot), "Hello!");

        assertEquals(
                303,
                post("/app/bots/1/pause", session, form(Map.of("line", "Back at noon, {person.name}.")))
                        .statusCode());
        acme.say(ivan, dialog(bot), "vpn");
        eventuallySays(bot, dialog(bot), "Hello!", "Back at noon, Ivan Petrov.");

        assertEquals(303, post("/app/bots/1/publication", session, "").statusCode());
        acme.say(ivan, dialog(bot), "vpn");
        eventuallySays(bot, dialog(bot), "Hello!", "Back at noon, Ivan Petrov.", "Restart it.");
    }

    @Test
    void provesBothHalvesAtTheInstallation() {
        install();

        assertEquals(1, acme.notifications(vera).size());
        assertEquals(0, acme.notifications(vera).getFirst().authorId(), "from nobody in particular");
        String session = token(open("/app", vera));
        eventually("the event of the installation", () -> line(session, "loop").contains("Both halves are proven"));
        assertTrue(line(session, "arrivals").contains("badge--good"));
        assertFalse(
                get("/app/health/lines", session).body().contains("badge--bad"),
                get("/app/health/lines", session).body());
    }

    @Test
    void provesTheLoopByTheAnswerOfAPerson() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));

        String answer = repair("/app/health/tests", session);
        assertTrue(answer.contains("The way out is proven"), answer);
        String invitation = acme.messages(vera, dialog(bot)).getFirst().text();
        acme.say(vera, dialog(bot), "Here I am");

        eventually("the proof", () -> line(session, "loop").contains("your message came back to us"));
        assertTrue(line(session, "loop").contains("badge--good"));
        acme.say(vera, dialog(bot), "vpn");
        eventually(
                "the confirmation, then the bot as ever",
                () -> acme.messages(vera, dialog(bot)).stream()
                        .filter(message -> message.authorId() == bot.id())
                        .map(Message::text)
                        .toList()
                        .equals(List.of(
                                invitation,
                                "Your message reached me. Everything works in both directions.",
                                "Restart it.")));
        assertTrue(line(session, "arrivals").contains("badge--good"));
        assertTrue(line(session, "bot-1").contains("what people write to it arrives"), line(session, "bot-1"));
    }

    @Test
    void noticesThatThePortalDoesNotTellItAnythingAndRepairsIt() {
        install();
        String session = token(open("/app", vera));
        acme.unbindEvents();
        assertTrue(line(session, "bindings").contains("badge--bad"));

        assertTrue(repair("/app/health/bindings", session).contains("badge--good"));

        assertTrue(line(session, "bindings").contains("badge--good"));
    }

    @Test
    void noticesThatTestEventsDoNotArrive() {
        install();
        eventually(
                "the event of the installation",
                () -> line(token(open("/app", vera)), "arrivals").contains("badge--good"));
        String session = token(open("/app", vera));
        acme.events().loseNext(1);
        repair("/app/health/tests", session);
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));
        assertTrue(line(session, "arrivals").contains("waiting for it to arrive"));

        repair("/app/health/tests", session);

        eventually("the test event", () -> line(session, "arrivals").contains("badge--good"));
    }

    @Test
    void registersABotAgainThatWasDeletedInThePortal() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        String session = token(open("/app", vera));
        assertTrue(line(session, "bot-1").contains("badge--good"));
        acme.removeBot(bot.id());
        assertTrue(line(session, "bot-1").contains("was deleted in the portal"), line(session, "bot-1"));

        assertTrue(repair("/app/health/registrations/1", session).contains("badge--good"));

        Bot again = acme.bots().getFirst();
        acme.open(ivan, dialog(again));
        eventuallySays(again, dialog(again), "Hello!");
    }

    @Test
    void saysThatAccessIsLostUntilAnAdministratorVisits() {
        install();
        String session = token(open("/app", vera));
        assertTrue(line(session, "access").contains("badge--good"));
        acme.fail("*", 401, "authorization_error", 100);
        assertTrue(line(session, "access").contains("no longer lets us in"));
        acme.faults().clear();
        assertTrue(line(session, "access").contains("badge--bad"), "nobody has given us new access");

        String visit = token(open("/app", vera));

        assertTrue(line(visit, "access").contains("badge--good"));
    }

    @Test
    void worksWithoutAPermissionAndNamesIt() {
        acme.addApplication();
        acme.withhold("im");
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.open(ivan, dialog(bot));
        eventuallySays(bot, dialog(bot), "Hello!");
        String session = token(open("/app", vera));
        String red = line(session, "permissions");
        assertTrue(red.contains("badge--bad") && red.contains("has not granted: im."), red);
        assertEquals(List.of(), acme.notifications(vera));

        acme.updateApp(2);
        install();

        assertTrue(line(token(open("/app", vera)), "permissions").contains("badge--good"));
        assertEquals(1, acme.notifications(vera).size());
    }

    @Test
    void remembersWhatAPortalRefused() {
        install();
        Bot bot = makeBot("Vera", "vpn", "Restart it.");
        acme.fail("imbot.message.add", 400, "EXAMPLE_REFUSAL", 1);
        acme.open(ivan, dialog(bot));
        String session = token(open("/app", vera));

        eventually(
                "the refusal to be told",
                () -> get("/app/health", session).body().contains("EXAMPLE_REFUSAL"));

        eventually("what was given up", () -> line(session, "aside").contains("badge--bad"));
        assertTrue(repair("/app/health/retries", session).contains("badge--good"));
        eventuallySays(bot, dialog(bot), "Hello!");
    }

    private String line(String session, String id) {
        return get("/app/health/lines/" + id, session).body();
    }

    private String repair(String path, String session) {
        return send(HttpRequest.newBuilder(house.parley(path))
                        .header("Authorization", "Bearer " + session)
                        .header("HX-Request", "true")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .body();
    }

    private String listAfterInstalling() {
        install();
        return get("/app/bots", token(open("/app", vera))).body();
    }

    private void install() {
        if (!acme.hasApplication()) {
            acme.addApplication();
        }
        assertTrue(open("/install", vera).body().contains("data-behaviour=\"installed\""));
        assertTrue(acme.finishInstallation(vera));
    }

    /** As the portal opens a page for a person. */
    private HttpResponse<String> open(String path, Person person) {
        Opening opening = acme.opening(person);
        URI target = URI.create(opening.address().toString().replaceFirst("/(app|install)\\?", path + "?"));
        return post(target, form(opening.body()));
    }

    private Bot makeBot(String name, String wording, String reply) {
        String session = token(open("/app", vera));
        HttpResponse<String> answer = post("/app/bots", session, botForm(name, wording, reply));
        assertEquals(303, answer.statusCode(), answer.body());
        return acme.bots().getLast();
    }

    private static String botForm(String name, String wording, String reply) {
        return form(Map.of("formKey", UUID.randomUUID().toString(), "name", name, "kind", "STANDARD"))
                + "&" + form(Map.of("color", "AZURE", "language", "en", "greeting", "Hello!", "fallback", "What?"))
                + "&" + form(Map.of("topicId", "", "topicWordings", wording, "topicReply", reply));
    }

    /** The methods the portal was asked for, in order. */
    private List<String> calls(String prefix) {
        return acme.journal().stream()
                .map(Entry::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertTrue(token.find(), page.body());
        return token.group(1);
    }

    private HttpResponse<String> get(String path, String session) {
        return send(HttpRequest.newBuilder(house.parley(path)).header("Authorization", "Bearer " + session));
    }

    private HttpResponse<String> post(String path, String session, String body) {
        return send(HttpRequest.newBuilder(house.parley(path))
                .header("Authorization", "Bearer " + session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String target, String body) {
        return post(URI.create(target), body);
    }

    private HttpResponse<String> post(URI target, String body) {
        return send(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void eventuallySays(Bot bot, String dialog, String... texts) {
        List<String> expected = List.of(texts);
        eventually(bot.name() + " to say " + expected, () -> said(bot, dialog).size() >= expected.size());
        assertEquals(expected, said(bot, dialog));
    }

    private List<String> said(Bot bot, String dialog) {
        return acme.messages(ivan, dialog).stream()
                .filter(message -> message.authorId() == bot.id())
                .map(Message::text)
                .toList();
    }

    private static String dialog(Bot bot) {
        return Long.toString(bot.id());
    }

    private static String mention(Bot bot) {
        return "[USER=" + bot.id() + "]" + bot.name() + "[/USER]";
    }
}
