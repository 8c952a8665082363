package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bitrix24.Bucket;
import parley.bitrix24.ErrorRow;
import parley.bitrix24.OpeningRow;
import parley.bitrix24.Pace;
import parley.sandbox.SandboxOptions;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Opening;
import parley.sandbox.portal.Portal;
import parley.storage.Databases;

/** Every error as its author reads it: on the page, at its field, in each language, with what was typed still there. */
final class ErrorsOnThePageTest {
    static final List<String> LANGUAGES = List.of("en", "ru", "de");
    /** What the sandbox cannot answer, and the block that would keep us from the portal for an hour. */
    private static final List<String> NOT_HERE = List.of("(empty)", "(number)", "(moved)", "OVERLOAD_LIMIT");
    /** Something to do, in words: a sentence that only complains leaves its reader alone. */
    private static final Map<String, Pattern> ADVICE = Map.of(
            "en", Pattern.compile("\\b(?:[Pp]lease|choose|Save again|Delete one)\\b"),
            "ru", Pattern.compile("\\p{L}{2,}(?:йте|ите|ьте)(?:сь)?(?!\\p{L})"),
            "de", Pattern.compile("\\b(?:[Bb]itte|(?:Speichern|Löschen|Wählen) Sie)\\b"));

    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");
    private static final Pattern SAVED = Pattern.compile("saved=([0-9]+)");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([0-9]+)\"");
    private static final Pattern FIELD_PROBLEM =
            Pattern.compile("id=\"([a-zA-Z]+)-problem\"[^>]*>(.*?)</div>", Pattern.DOTALL);
    private static final Pattern SUMMARY = Pattern.compile("id=\"problems\".*?</(?:section|div)>", Pattern.DOTALL);
    private static final String NAME = "Вера \"the\" <first> 🙂";
    private static final String NAME_ON_PAGE = "value=\"Вера &quot;the&quot; &lt;first&gt; 🙂\"";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static House house;
    private static Desk acme;
    private static Desk globex;

    @BeforeAll
    static void enter() {
        // The buckets, the portal's and ours, would be full after a few rows.
        house = new House(
                Databases.h2(),
                SandboxOptions.onFreePorts().withRateLimit(false),
                Pace.USUAL.allowing(new Bucket.Rate(10_000, 10_000)));
        acme = new Desk(house.sandbox().portal("acme"));
        globex = new Desk(house.sandbox().portal("globex"));
    }

    @AfterAll
    static void leave() {
        house.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @MethodSource
    void theAuthorReadsItAtItsField(ErrorRow row) {
        Desk desk = desk(row);
        for (String language : LANGUAGES) {
            String session = desk.session(language);
            desk.plan(row);
            HttpResponse<String> page = desk.save(session, concernsNewBots(row) ? "/app/bots" : desk.registered);
            desk.works();
            Optional<String> kept = page.headers().firstValue("HX-Push-Url");
            // What a bot says stands with its topics once the bot is kept.
            String words = kept.map(bot -> desk.read(session, bot + "/topics")).orElse(page.body());
            kept.ifPresent(bot -> desk.delete(session, bot));

            assertEquals(200, page.statusCode(), page.body());
            assertShown(row, language, page.body());
            assertTrue(page.body().contains(NAME_ON_PAGE), page.body());
            if (concernsNewBots(row)) {
                assertTrue(words.contains("Hello, {person.name} &amp; all!"), words);
            }
        }
    }

    static Stream<ErrorRow> theAuthorReadsItAtItsField() {
        return Stream.of("*", "imbot.register", "imbot.update", "renewal", "roll call")
                .flatMap(ErrorRow::of)
                .filter(row -> !NOT_HERE.contains(row.code()))
                .filter(row -> row.isOf("*") || !row.code().equals("(cut)"));
    }

    @ParameterizedTest
    @MethodSource
    void whoeverDeletesReadsItThere(ErrorRow row) {
        for (String language : LANGUAGES) {
            String session = acme.session(language);
            String bot = acme.made(session);
            acme.plan("imbot.unregister", row);
            HttpResponse<String> page = acme.post(bot + "/deletion", session, Map.of("confirmation", NAME));
            acme.works();

            assertEquals(502, page.statusCode(), page.body());
            assertTrue(summary(page.body()).contains(sentence(row, language)), page.body());
        }
    }

    static Stream<ErrorRow> whoeverDeletesReadsItThere() {
        return Stream.concat(
                ErrorRow.of("imbot.unregister").filter(row -> row.problem().equals("REFUSED")),
                ErrorRow.of("*")
                        .filter(row -> List.of("(cut)", "insufficient_scope", "METHOD_CONFIRM_DENIED")
                                .contains(row.code())));
    }

    @ParameterizedTest
    @MethodSource
    void theVisitorReadsItAtTheDoor(OpeningRow row) {
        for (String language : LANGUAGES) {
            acme.plan(row);
            String page = acme.open(row.call().equals("event.bind") ? "/install" : "/app", language)
                    .body();
            acme.works();

            String expected = format(language, "entrance.turned-away." + row.reason(), "");
            assertTrue(page.contains(expected.substring(0, expected.length() / 3)), expected + "\n" + page);
        }
    }

    static Stream<OpeningRow> theVisitorReadsItAtTheDoor() {
        return OpeningRow.all().stream()
                // What fails in a window of its own is not the portal's page.
                .filter(row -> List.of("app.info", "profile").contains(row.call()))
                // A question that was cut off is silently asked again.
                .filter(row -> !row.code().equals("(cut)"));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySentenceIsItsOwnAndSaysWhatToDo(String language) {
        Map<String, String> kinds = new LinkedHashMap<>();
        ErrorRow.all().stream()
                .filter(row -> row.hasAuthor() && !row.problem().equals("none"))
                .forEach(row -> {
                    String sentence = sentence(row, language);
                    String kind = kinds.putIfAbsent(sentence.replace(shownCode(row), "{0}"), row.problem());
                    assertTrue(kind == null || kind.equals(row.problem()), kind + " sounds like " + row.problem());
                    assertTrue(
                            row.problem().equals("NOT_A_PICTURE")
                                    || Objects.requireNonNull(ADVICE.get(language))
                                            .matcher(sentence)
                                            .find(),
                            sentence);
                });
    }

    @Test
    void whatIsUnknownCarriesItsCodeForSupport() {
        ErrorRow unknown = ErrorRow.of("*")
                .filter(row -> row.code().equals("SOMETHING_NEW"))
                .findFirst()
                .orElseThrow();
        LANGUAGES.forEach(language -> assertTrue(sentence(unknown, language).contains("SOMETHING_NEW")));
    }

    private static boolean concernsNewBots(ErrorRow row) {
        return row.isOf("imbot.register") || row.code().equals("OPERATION_TIME_LIMIT");
    }

    private static Desk desk(ErrorRow row) {
        // A method that rests, and a portal that we left, would be in the way of the next rows.
        boolean lasting =
                row.code().equals("OPERATION_TIME_LIMIT") || row.standing().equals("UNINSTALLED");
        return lasting ? globex : acme;
    }

    private static void assertShown(ErrorRow row, String language, String page) {
        String sentence = sentence(row, language);
        assertTrue(summary(page).contains(sentence), row + " in " + language + ": " + sentence + "\n" + page);
        List<String> atFields = FIELD_PROBLEM
                .matcher(page)
                .results()
                .map(found -> found.group(1) + ": "
                        + found.group(2).replaceAll("<[^>]*>", "").strip())
                .filter(found -> !found.endsWith(": "))
                .toList();
        List<String> expected = row.field().equals("WHOLE")
                ? List.of()
                : List.of(row.field().toLowerCase(Locale.ROOT) + ": " + sentence);
        assertEquals(expected, atFields);
    }

    private static String summary(String page) {
        Matcher summary = SUMMARY.matcher(page);
        assertTrue(summary.find(), page);
        return summary.group();
    }

    private static String sentence(ErrorRow row, String language) {
        Object detail = row.problem().equals("LIMIT_REACHED") ? Integer.valueOf(5) : shownCode(row);
        try {
            return format(language, "problem." + row.problem() + "." + row.field(), detail);
        } catch (MissingResourceException none) {
            return format(language, "problem." + row.problem(), detail);
        }
    }

    private static String shownCode(ErrorRow row) {
        return switch (row.code()) {
            case "(page)" -> "HTTP_" + row.statuses().getLast();
            case "(half)" -> "UNREADABLE";
            case String code -> code.toUpperCase(Locale.ROOT);
        };
    }

    private static String format(String language, String key, Object detail) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages.messages",
                language.equals("en") ? Locale.ROOT : Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), Locale.of(language)).format(new Object[] {detail});
    }

    /** An administrator of one portal, with one bot. */
    private static final class Desk {
        private final Portal portal;
        private final String registered;

        Desk(Portal portal) {
            this.portal = portal;
            install();
            String session = session("en");
            registered = made(session);
        }

        /** Makes room for the next; a bot that stays would be registered at the next visit. */
        void delete(String session, String bot) {
            if (!bot.equals(registered)) {
                post(bot + "/deletion", session, Map.of("confirmation", NAME));
            }
        }

        String made(String session) {
            String answer = save(session, "/app/bots").headers().map().toString();
            return "/app/bots/" + found(SAVED, answer);
        }

        private void install() {
            portal.addApplication();
            String page = open("/install", "en").body();
            assertTrue(page.contains("data-behaviour=\"installed\""), page);
            assertTrue(portal.finishInstallation(portal.administrator()));
        }

        /** Opens the application, which also heals what the row before has broken. */
        String session(String language) {
            HttpResponse<String> page = open("/app", language);
            if (!TOKEN.matcher(page.body()).find()) {
                open("/install", language);
                page = open("/app", language);
            }
            return found(TOKEN, page.body());
        }

        HttpResponse<String> open(String path, String language) {
            Opening opening = portal.opening(portal.administrator());
            return send(HttpRequest.newBuilder(URI.create(opening.address()
                            .toString()
                            .replaceFirst("/(app|install)\\?", path + "?")
                            .replaceFirst("LANG=[a-z]+", "LANG=" + language)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(opening.body()))));
        }

        void plan(ErrorRow row) {
            Fault fault = fault(row.code(), row.statuses().getLast());
            switch (row.method()) {
                // The first call of every wish.
                case "*" ->
                    portal.fail(
                            row.code().equals("OPERATION_TIME_LIMIT") ? "imbot.register" : "imbot.bot.list", fault, 9);
                case "renewal" -> {
                    portal.expireTokens();
                    house.sandbox().fail("oauth/token", fault, 1);
                }
                case "roll call" -> {
                    portal.fail("imbot.bot.list", 401, "APPLICATION_NOT_FOUND", 1);
                    house.sandbox().fail("app.info", fault, 1);
                }
                default -> plan(row.method(), row);
            }
        }

        void plan(String method, ErrorRow row) {
            portal.fail(method, fault(row.code(), row.statuses().getLast()), 9);
        }

        void plan(OpeningRow row) {
            Fault fault = fault(row.code(), row.statuses().getLast());
            if (row.call().equals("app.info")) {
                house.sandbox().fail("app.info", fault, 1);
            } else {
                portal.fail(row.call(), fault, 1);
            }
        }

        void works() {
            portal.faults().clear();
        }

        HttpResponse<String> save(String session, String address) {
            Map<String, String> fields = new LinkedHashMap<>();
            if (address.equals("/app/bots")) {
                fields.put("formKey", UUID.randomUUID().toString());
            } else {
                fields.put(
                        "revision",
                        found(REVISION, send(request(address, session)).body()));
            }
            fields.put("name", NAME);
            fields.put("kind", "STANDARD");
            fields.put("color", "AZURE");
            // What the portal knows already is not sent again.
            fields.put("position", UUID.randomUUID().toString());
            fields.put("email", "bot" + address.hashCode() + "@parley.example");
            fields.put("language", "en");
            fields.put("greeting", "Hello, {person.name} & all!");
            fields.put("fallback", "What?");
            return post(address, session, fields);
        }

        HttpResponse<String> post(String address, String session, Map<String, String> fields) {
            return send(request(address, session)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
        }

        String read(String session, String address) {
            return send(request(address, session)).body();
        }

        private static HttpRequest.Builder request(String address, String session) {
            return HttpRequest.newBuilder(house.parley(address)).header("Authorization", "Bearer " + session);
        }

        private static String found(Pattern pattern, String page) {
            Matcher matcher = pattern.matcher(page);
            assertTrue(matcher.find(), page);
            return matcher.group(1);
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            } catch (IOException failure) {
                throw new AssertionError(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }

        private static String form(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        private static Fault fault(String code, int status) {
            return switch (code) {
                case "(page)" -> new Fault.Html(status);
                case "(half)" -> new Fault.Truncate();
                case "(cut)" -> new Fault.Cut();
                default -> new Fault.Refuse(status, code);
            };
        }
    }
}
