package parley.bitrix24;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotPlatform;
import parley.authoring.BotProfile;
import parley.authoring.CommandTerms;
import parley.authoring.CommandTitle;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.bitrix24.OtherSide.Answer;
import parley.engine.Message;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.inbox.Envelope;
import parley.inbox.Handler.Verdict;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure;
import parley.running.BotRef;
import parley.running.CommandCall;
import parley.running.DialogId;
import parley.running.Messenger.Delivery;
import parley.running.PerformEffect;
import parley.running.Promises;

/** Every error that the platform documents: what is tried again silently, and what comes of it ({@code errors.txt}). */
class EveryErrorTest {
    private static final String ANY = "*";
    private static final String RENEWAL = "renewal";
    private static final String ROLL_CALL = "roll call";
    private static final List<String> OF_AUTHORS = List.of(
            "imbot.register",
            "imbot.update",
            "imbot.unregister",
            "imbot.bot.list",
            "imbot.command.register",
            "imbot.command.unregister");
    private static final String SEND = "imbot.message.add";
    private static final List<String> OF_BOTS = List.of(SEND, "imbot.chat.sendTyping", "imbot.command.answer");

    private static final BotRef BOT = new BotRef(Acme.ID, 842);
    private static final DialogId DIALOG = new DialogId("chat2290");

    private static final Acme ACME = new Acme();

    private final Acme acme = ACME;

    /** One portal for all rows, because each would start two servers; here it forgets the row before. */
    @BeforeEach
    void afresh() {
        acme.clock.pass(Duration.ofDays(1));
        acme.credentials.wipe(Acme.ID);
        acme.tokens.clear();
        acme.issue("ACCESS-VERA", new Acme.Token(Acme.VERA, true, Acme.CLIENT, Acme.ID.value()));
        acme.issue("ACCESS-IVAN", new Acme.Token(Acme.IVAN, true, Acme.CLIENT, Acme.ID.value()));
        acme.vouch();
        acme.installed();
        acme.renewals.set(0);
        acme.portal.calls.clear();
        works();
    }

    @AfterAll
    static void close() {
        ACME.close();
    }

    @Test
    void everyDocumentedCodeHasARow() {
        Set<String> rows = ErrorRow.all().stream()
                .map(row -> row.method() + " " + row.code())
                .collect(toSet());
        Set<String> missing = new TreeSet<>();
        ErrorRow.lines("documented-codes.txt").forEach(line -> {
            String method = line.substring(0, line.indexOf(':'));
            Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(" "))
                    .filter(code -> !rows.contains(method + " " + code) && !rows.contains(ANY + " " + code))
                    .forEach(code -> missing.add(method + " " + code));
        });
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest(name = "{1} {2} {0}")
    @MethodSource
    void theAuthorReadsIt(ErrorRow row, String method, int status) {
        acme.portal.on("/rest/" + method, answer(row.code(), status));
        boolean ofCommand = method.startsWith("imbot.command.") && row.field().equals("WHOLE");
        assertEquals(row.problem() + " at " + (ofCommand ? "COMMAND" : row.field()), wish(method));
    }

    static Stream<Arguments> theAuthorReadsIt() {
        return ErrorRow.all().stream()
                .filter(ErrorRow::hasAuthor)
                .flatMap(row -> OF_AUTHORS.stream()
                        .filter(method -> row.isOf(ANY) || row.isOf(method))
                        .flatMap(method -> row.statuses().stream().map(status -> Arguments.of(row, method, status))));
    }

    @ParameterizedTest(name = "{1} {2} {0}")
    @MethodSource
    void theCallerLearnsIt(ErrorRow row, String method, int status) {
        acme.portal.on("/rest/" + method, answer(row.code(), status));

        assertEquals(row.failure(), failure(method));
        int asked = switch (row.retried()) {
            case "renewed" -> 2;
            case "thrice" -> 4;
            default -> 1;
        };
        assertEquals(asked, acme.portal.calls("/rest/" + method).size());
        assertEquals(row.retried().equals("renewed") ? 1 : 0, acme.renewals.get());
        assertEquals(row.standing(), acme.known().standing().name());
    }

    static Stream<Arguments> theCallerLearnsIt() {
        return ErrorRow.all().stream()
                .flatMap(row -> OF_BOTS.stream()
                        .filter(method -> row.isOf(ANY) || row.isOf(method))
                        .flatMap(method -> row.statuses().stream().map(status -> Arguments.of(row, method, status))));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource
    void theMessageWaitsOrIsParked(ErrorRow row, int status) {
        acme.portal.on("/rest/" + SEND, answer(row.code(), status));
        assertEquals(row.effect(), effect());
    }

    static Stream<Arguments> theMessageWaitsOrIsParked() {
        return Stream.concat(ErrorRow.of(ANY), ErrorRow.of(SEND))
                .flatMap(row -> row.statuses().stream().map(status -> Arguments.of(row, status)));
    }

    @ParameterizedTest(name = "{0} as {2}")
    @MethodSource
    void theSpellingDoesNotMatter(ErrorRow row, Answer answer, String spelling) {
        acme.portal.on("/rest/" + SEND, answer);
        assertEquals(row.failure(), failure(SEND));
    }

    static Stream<Arguments> theSpellingDoesNotMatter() {
        return ErrorRow.of(ANY)
                .filter(ErrorRow::coded)
                .flatMap(row -> Stream.of(
                                row.code().toUpperCase(Locale.ROOT), row.code().toLowerCase(Locale.ROOT))
                        .flatMap(code -> Stream.of(
                                        "{\"error\":\"%s\",\"error_description\":\"Text\"}",
                                        "{\"error\":\"%s\"}", "{\"error\":{\"code\":\"%s\",\"message\":\"Text\"}}")
                                .map(form -> form.formatted(code))
                                .map(body ->
                                        Arguments.of(row, error(row.statuses().getFirst(), body), body))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void nobodyNoticesWhatARenewalHeals(ErrorRow row, String method) {
        works();
        Answer good = method.equals("imbot.bot.list") ? list() : Answer.result("842");
        acme.portal.on(
                "/rest/" + method,
                call -> call.text("auth").equals("ACCESS-VERA")
                        ? answer(row.code(), row.statuses().getFirst())
                        : good);
        assertEquals("none at -", wish(method));
        assertEquals(1, acme.renewals.get());
    }

    static Stream<Arguments> nobodyNoticesWhatARenewalHeals() {
        return rowsAndMethods("renewed");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void nobodyNoticesWhatAnotherAdministratorsTokensHeal(ErrorRow row, String method) {
        acme.keep("ACCESS-IVAN", Acme.IVAN);
        Answer good = method.equals("imbot.bot.list") ? list() : Answer.result("842");
        acme.portal.on(
                "/rest/" + method,
                call -> call.text("auth").equals("ACCESS-IVAN")
                        ? answer(row.code(), row.statuses().getFirst())
                        : good);
        assertEquals("none at -", wish(method));
        assertEquals(0, acme.renewals.get());
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    static Stream<Arguments> nobodyNoticesWhatAnotherAdministratorsTokensHeal() {
        return rowsAndMethods("another");
    }

    private static Stream<Arguments> rowsAndMethods(String retried) {
        return ErrorRow.of(ANY)
                .filter(row -> row.retried().equals(retried))
                .flatMap(row -> OF_AUTHORS.stream().map(method -> Arguments.of(row, method)));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource
    void aRefusedRenewalIsToldFromARefusalOfThePortal(ErrorRow row, int status) {
        acme.tokens.remove("ACCESS-VERA");
        acme.portal.on("/rest/" + SEND, call -> acme.guarded(call, Answer.result("50501")));
        acme.portal.on("/rest/imbot.bot.list", call -> acme.guarded(call, list()));
        acme.authorization.on("/oauth/token/", answer(row.code(), status));

        assertEquals(row.problem() + " at " + row.field(), wish("imbot.bot.list"));
        assertEquals(row.standing(), acme.known().standing().name());
        if (row.standing().equals(Standing.ACTIVE.name())) {
            assertEquals(row.failure(), failure(SEND));
        }
        assertEquals(row.effect(), effect());
    }

    static Stream<Arguments> aRefusedRenewalIsToldFromARefusalOfThePortal() {
        return ErrorRow.of(RENEWAL).flatMap(row -> row.statuses().stream().map(status -> Arguments.of(row, status)));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource
    void aPortalIsGoneOnlyWhenTheAuthorizationServerSaysSo(ErrorRow row, int status) {
        acme.portal.on("/rest/" + SEND, Answer.error(401, "APPLICATION_NOT_FOUND", ""));
        acme.portal.on("/rest/imbot.bot.list", Answer.error(401, "APPLICATION_NOT_FOUND", ""));
        acme.authorization.on("/rest/app.info", answer(row.code(), status));

        assertEquals(row.problem() + " at " + row.field(), wish("imbot.bot.list"));
        assertEquals(row.standing(), acme.known().standing().name());
        if (row.standing().equals(Standing.ACTIVE.name())) {
            assertEquals(row.failure(), failure(SEND));
        }
        assertEquals(row.effect(), effect());
    }

    static Stream<Arguments> aPortalIsGoneOnlyWhenTheAuthorizationServerSaysSo() {
        return ErrorRow.of(ROLL_CALL).flatMap(row -> row.statuses().stream().map(status -> Arguments.of(row, status)));
    }

    @ParameterizedTest
    @MethodSource
    void anAdministratorsNextOpeningHealsThePortal(ErrorRow row) {
        int status = row.statuses().getFirst();
        switch (row.method()) {
            case ANY -> acme.portal.on("/rest/" + SEND, answer(row.code(), status));
            case RENEWAL -> {
                acme.tokens.remove("ACCESS-VERA");
                acme.portal.on("/rest/" + SEND, call -> acme.guarded(call, Answer.result("1")));
                acme.authorization.on("/oauth/token/", answer(row.code(), status));
            }
            default -> {
                acme.portal.on("/rest/" + SEND, Answer.error(401, "APPLICATION_NOT_FOUND", ""));
                acme.authorization.on("/rest/app.info", answer(row.code(), status));
            }
        }
        failure(SEND);
        assertEquals(row.standing(), acme.known().standing().name());

        works();
        acme.vouch();
        acme.issue("ACCESS-AGAIN", new Acme.Token(Acme.VERA, true, Acme.CLIENT, Acme.ID.value()));
        acme.clock.pass(Duration.ofMinutes(1));
        // A portal that we left is taken in again by an installation; every other by any opening.
        Opening opening = row.standing().equals(Standing.UNINSTALLED.name())
                ? acme.border.entrance().install(acme.query(), acme.page("ACCESS-AGAIN"))
                : acme.border.entrance().open(acme.query(), acme.page("ACCESS-AGAIN"));
        assertInstanceOf(Opening.Welcome.class, opening);
        assertEquals(Standing.ACTIVE, acme.known().standing());
        assertEquals("none", failure(SEND));
        assertEquals("done", effect());
    }

    static Stream<ErrorRow> anAdministratorsNextOpeningHealsThePortal() {
        return ErrorRow.all().stream().filter(row -> !row.standing().equals(Standing.ACTIVE.name()));
    }

    private void works() {
        OF_AUTHORS.forEach(this::works);
        OF_BOTS.forEach(this::works);
    }

    private void works(String method) {
        acme.portal.on("/rest/" + method, method.equals("imbot.bot.list") ? list() : Answer.result("842"));
    }

    private static Answer list() {
        return Answer.result("{\"900\":{\"ID\":900,\"CODE\":\"known\"}}");
    }

    /** An author's wish that leads to a call of the method; says what the author reads, and where. */
    private String wish(String method) {
        Bitrix24Bots platform = acme.border.bots();
        CommandTerms command = new CommandTerms(
                "order", false, false, false, List.of(new CommandTitle(Locale.GERMAN, "Bestellung", "")));
        BotPlatform.Answer<?> answer = switch (method) {
            case "imbot.register" -> platform.register(bot("fresh"), null);
            case "imbot.update" -> platform.update(bot("known"), 900, null);
            case "imbot.unregister" -> platform.unregister(Acme.ID, 900);
            case "imbot.bot.list" -> platform.list(Acme.ID);
            case "imbot.command.register" -> acme.border.commands().registerCommand(Acme.ID, 842, command);
            case "imbot.command.unregister" -> acme.border.commands().removeCommand(Acme.ID, 63);
            default -> throw new IllegalArgumentException(method);
        };
        return switch (answer) {
            case BotPlatform.Answer.Given<?> _ -> "none at -";
            case BotPlatform.Answer.Declined<?> declined ->
                declined.problem().kind() + " at " + declined.problem().field();
        };
    }

    private static Bot bot(String code) {
        BotProfile profile = new BotProfile("Vera", "", BotColor.AZURE, "vera@acme.example", null, "", "", null, null);
        return new Bot(
                new BotId(code.hashCode()),
                Acme.ID,
                code,
                BotKind.STANDARD,
                false,
                profile,
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                new Registration.NotRegistered(),
                1,
                Instant.EPOCH);
    }

    /** A bot's wish that leads to a call of the method; says how it failed. */
    private String failure(String method) {
        Bitrix24Messenger messenger = acme.border.messenger();
        Message hello = new Message(List.of(new Message.Piece.Authored("Hello")));
        Delivery delivery = switch (method) {
            case SEND -> messenger.send(BOT, DIALOG, Place.GROUP, hello);
            case "imbot.chat.sendTyping" -> messenger.typing(BOT, DIALOG);
            case "imbot.command.answer" -> messenger.answer(BOT, new CommandCall(63, 50450), Place.GROUP, hello);
            default -> throw new IllegalArgumentException(method);
        };
        return switch (delivery) {
            case Delivery.Sent _ -> "none";
            case Delivery.Failed(PortalFailure failure) -> failure.getClass().getSimpleName();
        };
    }

    /** What becomes of a reply that was promised a moment ago. */
    private String effect() {
        Envelope envelope = new Envelope(
                5, "lane", PerformEffect.KIND, Promises.say(BOT, DIALOG, "Hello"), acme.clock.instant(), 0);
        return switch (Promises.performer(acme.border.messenger(), acme.border.history(), acme.clock)
                .handle(Promises.inHand(envelope))) {
            case Verdict.Done _ -> "done";
            case Verdict.Later later -> "after " + later.pause();
            case Verdict.Unsure unsure -> "after " + unsure.pause();
            case Verdict.Pending pending -> "after " + pending.pause();
            case Verdict.Hopeless _ -> "parked";
            case Verdict.Settled _ -> "done";
        };
    }

    static Answer answer(String code, int status) {
        return switch (code) {
            case "(page)" -> Answer.page(status);
            case "(half)" -> new Answer(status, "{\"result\":", Map.of());
            case "(moved)" -> Answer.moved("http://127.0.0.1:9/rest/elsewhere");
            case "(cut)" -> Answer.cut();
            case "(empty)" -> error(status, "{\"error\":\"\",\"error_description\":\"Text\"}");
            case "(number)" -> error(status, "{\"error\":400,\"error_description\":\"Text\"}");
            default -> Answer.error(status, code, "Text");
        };
    }

    private static Answer error(int status, String body) {
        return new Answer(status, body, Map.of("Content-Type", "application/json"));
    }
}
