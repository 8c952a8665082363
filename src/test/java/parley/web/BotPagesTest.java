package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.ACME;
import static parley.web.Stage.BOLT;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Bot;
import parley.authoring.PhotoId;
import parley.authoring.Pictures;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.portals.Portal.Standing;

final class BotPagesTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/bots",
                "/app/bots/new",
                "/app/bots/1",
                "/app/bots/1/deletion",
                "/app/photos/new",
                "/app/photos/1/crop",
                "/app/x"
            })
    void withoutASessionThereIsOnlyTheWayBackIn(String path) {
        stage.bot("Vera");
        String outdated = stage.token(VERA);
        stage.clock.pass(Duration.ofHours(2));
        for (String token : new String[] {"", "forged.token", outdated}) {
            HttpResponse<String> page = stage.send(stage.request(path, token).GET());
            assertEquals(401, page.statusCode());
            assertTrue(page.body().contains("Please open the app again"), page.body());
            assertEquals(401, stage.send(stage.request(path, token).HEAD()).statusCode());
        }
    }

    @Test
    void aSessionOfAPortalThatIsGoneOpensNothing() {
        String token = stage.token(VERA);
        stage.portals.save(ACME.with(Standing.UNINSTALLED));
        assertEquals(401, stage.send(stage.request("/app/bots", token).GET()).statusCode());
        stage.portals.erase(ACME.with(Standing.UNINSTALLED));
        assertEquals(401, stage.send(stage.request("/app/bots", token).GET()).statusCode());
    }

    @Test
    void aForeignBotLooksLikeNone() {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        HttpResponse<String> there = stage.get("/app/bots/" + foreign.id().value(), VERA);
        HttpResponse<String> nowhere = stage.get("/app/bots/999", VERA);
        assertEquals(404, there.statusCode());
        assertEquals(404, nowhere.statusCode());
        assertEquals(withoutToken(nowhere.body()), withoutToken(there.body()));
        assertEquals(
                404,
                stage.post("/app/bots/" + foreign.id().value() + "/deletion", VERA, Map.of())
                        .statusCode());
        assertEquals(
                422,
                stage.post("/app/bots/" + foreign.id().value(), VERA, filled("X"))
                        .statusCode());
        assertEquals(422, stage.post("/app/bots/999", VERA, filled("X")).statusCode());
        assertEquals(List.of(foreign), stage.bots.of(BOLT.id()).all());
    }

    @Test
    void whatWasTypedOutlivesABotThatWasDeletedMeanwhile() {
        String page =
                stage.post("/app/bots/999", VERA, filled("Typed for an hour")).body();
        assertTrue(page.contains("Somebody deleted this bot while you were typing."), page);
        assertTrue(page.contains("Typed for an hour"));
        assertTrue(page.contains("action=\"/app/bots\""));
    }

    @Test
    void nobodysChangeIsReplacedUnasked() {
        Bot bot = stage.bot(ACME.id(), "Vera");
        String address = "/app/bots/" + bot.id().value();
        Map<String, String> mine = filled("Mine");
        mine.put("revision", Long.toString(bot.revision()));
        Map<String, String> theirs = filled("Theirs");
        theirs.put("revision", Long.toString(bot.revision()));
        assertEquals(303, stage.post(address, VERA, theirs).statusCode());

        for (int press = 0; press < 2; press++) {
            HttpResponse<String> refused = stage.post(address, VERA, mine);
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains("name=\"revision\" value=\"" + bot.revision() + "\""), refused.body());
            assertTrue(refused.body().contains("name=\"replace\""));
        }
        mine.put("replace", Long.toString(bot.revision() + 1));
        assertEquals(303, stage.post(address, VERA, mine).statusCode());
        assertEquals("Mine", stage.bots.of(ACME.id()).all().getFirst().profile().name());
    }

    @Test
    void onlyAdministratorsManageBots() {
        HttpResponse<String> page = stage.get("/app/bots", IVAN);
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("Bots are managed by administrators"));
        assertEquals(403, stage.post("/app/bots", IVAN, filled("X")).statusCode());
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void everyPageBringsTheNextToken() {
        String page = stage.get("/app/bots", VERA).body();
        String next = page.replaceAll("(?s).*data-token=\"([^\"]+)\".*", "$1");
        assertEquals(200, stage.send(stage.request("/app/bots", next).GET()).statusCode());
    }

    @Test
    void anEmptyListTeaches() {
        assertTrue(stage.get("/app/bots", VERA).body().contains("Create your first bot"));
    }

    @Test
    void aBotIsMadeRegisteredAndListed() {
        HttpResponse<String> answer = stage.post("/app/bots", VERA, filled("Вера 🙂 <b>"));
        assertEquals(303, answer.statusCode());
        String place = answer.headers().firstValue("Location").orElseThrow();
        String list = stage.get(place.replaceAll("https?://[^/]+", ""), VERA).body();
        assertTrue(list.contains("Saved. Вера 🙂 &lt;b&gt; is up to date in the portal."), list);
        assertTrue(list.contains("Live, no. 842"));
        assertTrue(list.contains("In use: 1 of 5"));
    }

    @Test
    void theSameFormSentTwiceMakesOneBot() {
        Map<String, String> form = filled("Vera");
        stage.post("/app/bots", VERA, form);
        stage.post("/app/bots", VERA, form);
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
    }

    @Test
    void problemsStandAtTheirFieldsAndNothingTypedIsLost() {
        Map<String, String> form = filled("Vera");
        form.put("email", "not an \"address\"");
        form.put("greeting", "");
        form.put("topicId", "");
        form.put("topicWordings", "opening hours");
        form.put("topicReply", "We open at {time}.");
        HttpResponse<String> page = stage.post("/app/bots", VERA, form);
        assertEquals(422, page.statusCode());
        assertEquals("false", page.headers().firstValue("HX-Push-Url").orElseThrow());
        String body = page.body();
        assertTrue(
                body.contains(
                        "<a class=\"link\" hx-boost=\"false\" href=\"#email\">E-mail: This is not an e-mail address.</a>"),
                body);
        assertTrue(
                body.contains(
                        "value=\"not an &quot;address&quot;\" aria-describedby=\"email-problem email-hint\" aria-invalid=\"true\""),
                body);
        assertTrue(body.contains("id=\"greeting-problem\""));
        assertTrue(body.contains("href=\"#topic-1-reply\""));
        assertTrue(body.contains("We open at {time}."));
        assertTrue(body.contains("value=\"" + form.get("formKey") + "\""));
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void whatThePortalDeclinesIsKeptAndShownAtItsField() {
        stage.platform.refusal = new Problem(Problem.Field.EMAIL, Problem.Kind.EMAIL_TAKEN);
        HttpResponse<String> page = stage.post("/app/bots", VERA, filled("Vera"));
        assertEquals(200, page.statusCode());
        assertEquals("/app/bots/1", page.headers().firstValue("HX-Push-Url").orElseThrow());
        assertTrue(page.body().contains("Your text is saved in Parley, but the portal did not accept the bot"));
        assertTrue(page.body().contains("id=\"email-problem\""));
        assertTrue(stage.get("/app/bots", VERA).body().contains("Not registered: needs attention"));
        stage.platform.refusal = null;
        Map<String, String> again = filled("Vera");
        again.put("revision", "1");
        assertEquals(303, stage.post("/app/bots/1", VERA, again).statusCode());
    }

    @Test
    void theKindOfARegisteredBotIsShownAndNotOffered() {
        Bot bot = stage.bot("Vera");
        String page = stage.get("/app/bots/" + bot.id().value(), VERA).body();
        assertTrue(page.contains("The bot is registered, and the portal does not let us change this any more."));
        assertFalse(page.contains("value=\"SUPERVISOR\""));
    }

    @Test
    void somebodyElsesChangeIsNotOverwritten() {
        Bot bot = stage.bot("Vera");
        Map<String, String> form = filled("Vera Two");
        form.put("revision", "7");
        HttpResponse<String> page = stage.post("/app/bots/" + bot.id().value(), VERA, form);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Somebody changed this bot while you were typing."));
        assertTrue(page.body().contains("value=\"Vera Two\""));
    }

    @Test
    void theLimitIsShownBeforeItIsHit() {
        for (String name : new String[] {"A", "B", "C", "D", "E"}) {
            stage.bot(name);
        }
        String list = stage.get("/app/bots", VERA).body();
        assertTrue(list.contains("In use: 5 of 5"));
        assertTrue(list.contains("disabled"));
        assertTrue(list.contains("This portal already has all 5 bots it may have."));
        assertEquals(422, stage.post("/app/bots", VERA, filled("F")).statusCode());
    }

    @Test
    void troubleIsListedWithItsReason() {
        Bot bot = stage.bot("Vera");
        stage.bots.of(ACME.id()).note(bot.id(), new Registration.Trouble(842L, Problem.Kind.PORTAL_UNREACHABLE));
        String list = stage.get("/app/bots", VERA).body();
        assertTrue(list.contains("No. 842: needs attention"));
        assertTrue(list.contains("The portal did not answer. Save the bot again."));
    }

    @Test
    void aBotIsDeletedAfterAWarningOnly() {
        Bot bot = stage.bot("Vera");
        String page = "/app/bots/" + bot.id().value() + "/deletion";
        assertTrue(stage.get(page, VERA).body().contains("also deletes every private chat"));
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
        HttpResponse<String> refused = stage.post(page, VERA, Map.of("confirmation", "Very"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("id=\"confirmation-problem\""), refused.body());
        assertTrue(refused.body().contains("value=\"Very\""));
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
        assertEquals(
                303, stage.post(page, VERA, Map.of("confirmation", " vera ")).statusCode());
        assertTrue(stage.bots.of(ACME.id()).all().isEmpty());
    }

    @Test
    void aDraftIsKeptAndPutLive() {
        Map<String, String> form = filled("Vera");
        form.put("draft", "yes");
        assertEquals(303, stage.post("/app/bots", VERA, form).statusCode());
        assertTrue(stage.get("/app/bots?saved=1", VERA).body().contains("Nobody but administrators sees Vera yet."));
        assertTrue(stage.platform.there.isEmpty());

        HttpResponse<String> live = stage.post("/app/bots/1/publication", VERA, Map.of());
        assertEquals(303, live.statusCode());
        assertTrue(live.headers().firstValue("Location").orElseThrow().endsWith("/app/bots/1"));
        assertTrue(stage.get("/app/bots/1", VERA).body().contains("Live, no. 842"));
    }

    @Test
    void aDraftStaysOneWhereAllPlacesAreTaken() {
        for (String name : new String[] {"A", "B", "C", "D", "E"}) {
            stage.bot(name);
        }
        Map<String, String> form = filled("Vera");
        form.put("draft", "yes");
        assertEquals(303, stage.post("/app/bots", VERA, form).statusCode());
        HttpResponse<String> page = stage.post("/app/bots/6/publication", VERA, Map.of());
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("This portal already has all 5 bots it may have."), page.body());
    }

    @Test
    void aPauseWithoutALineIsRefusedAtTheField() {
        Bot bot = stage.bot("Vera");
        String address = "/app/bots/" + bot.id().value();
        assertTrue(stage.get(address + "/pause", VERA).body().contains("I am taking a short break"));
        HttpResponse<String> page = stage.post(address + "/pause", VERA, Map.of("line", "Back {soon}"));
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("id=\"line-problem\""), page.body());
        assertTrue(page.body().contains("Back {soon}"));

        assertEquals(
                303,
                stage.post(address + "/pause", VERA, Map.of("line", "Back <soon>"))
                        .statusCode());
        String paused = stage.get(address, VERA).body();
        assertTrue(paused.contains("Paused, no. 842"));
        assertTrue(paused.contains("Back &lt;soon&gt;"), paused);
    }

    @Test
    void aRemovedBotIsRestoredOrDeletedHere() {
        Bot bot = stage.bot("Vera");
        String address = "/app/bots/" + bot.id().value();
        stage.platform.there.clear();
        stage.reconcile.visit(ACME.id());
        String page = stage.get(address, VERA).body();
        assertTrue(page.contains("Removed in the portal"), page);
        assertFalse(stage.get(address + "/deletion", VERA).body().contains("also deletes every private chat"));

        assertEquals(303, stage.post(address + "/restoration", VERA, Map.of()).statusCode());
        assertTrue(stage.get(address, VERA).body().contains("Live, no. 843"));
    }

    @Test
    void aBotInTroubleIsRepaired() {
        stage.platform.refusal = new Problem(Problem.Field.WHOLE, Problem.Kind.PORTAL_UNREACHABLE);
        Bot bot = stage.bot("Vera");
        String address = "/app/bots/" + bot.id().value();
        assertTrue(stage.get(address, VERA).body().contains(address + "/repair"));
        stage.platform.refusal = null;
        assertEquals(303, stage.post(address + "/repair", VERA, Map.of()).statusCode());
        assertTrue(stage.get(address, VERA).body().contains("Live, no. 842"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"publication", "pause", "repair", "restoration"})
    void nobodySteersAForeignBot(String noun) {
        Bot foreign = stage.bot(BOLT.id(), "Secret");
        Bot own = stage.bot("Vera");
        Map<String, String> form = Map.of("line", "Back soon.");
        assertEquals(
                404,
                stage.post("/app/bots/" + foreign.id().value() + "/" + noun, VERA, form)
                        .statusCode());
        assertEquals(
                403,
                stage.post("/app/bots/" + own.id().value() + "/" + noun, IVAN, form)
                        .statusCode());
        assertEquals(
                303,
                stage.post("/app/bots/" + own.id().value() + "/" + noun, VERA, form)
                        .statusCode());
    }

    @Test
    void aCopyIsANewFormWithoutCode() {
        Bot bot = stage.bot("Vera");
        String page = stage.get("/app/bots/" + bot.id().value() + "/copy", VERA).body();
        assertTrue(page.contains("action=\"/app/bots\""), page);
        assertTrue(page.contains("value=\"Vera\""));
        assertFalse(page.contains(bot.code()));
        assertTrue(page.contains("value=\"SUPERVISOR\""));
    }

    @Test
    void aBotThePortalKeepsIsKept() {
        Bot bot = stage.bot("Vera");
        stage.platform.refusal = new Problem(Problem.Field.WHOLE, Problem.Kind.PORTAL_UNREACHABLE);
        HttpResponse<String> page =
                stage.post("/app/bots/" + bot.id().value() + "/deletion", VERA, Map.of("confirmation", "Vera"));
        assertEquals(502, page.statusCode());
        assertTrue(page.body().contains("The portal does not answer."));
        assertEquals(1, stage.bots.of(ACME.id()).all().size());
    }

    @Test
    void aPictureIsTakenAtOnceAndShownToItsPortalOnly() throws IOException {
        HttpResponse<String> fragment = upload(png());
        assertEquals(201, fragment.statusCode());
        assertFalse(fragment.body().contains("<html"), fragment.body());
        String id = fragment.body().replaceAll("(?s).*name=\"photo\" value=\"([0-9a-f]{64})\".*", "$1");
        HttpResponse<String> picture = stage.get("/app/photos/" + id, IVAN);
        assertEquals(200, picture.statusCode());
        assertEquals("image/png", picture.headers().firstValue("Content-Type").orElseThrow());
        Map<String, String> form = filled("Vera");
        form.put("photo", id);
        stage.post("/app/bots", VERA, form);
        assertTrue(stage.get("/app/bots", VERA).body().contains("data-source=\"/app/photos/" + id + "\""));
    }

    @Test
    void theBotShowsThePartThatWasChosenAndTheFormOffersTheRestAgain() throws IOException {
        String choosing =
                upload(Pictures.file(Pictures.quarters(600, 400), "jpeg")).body();
        assertTrue(choosing.contains("name=\"cropX\" value=\"100\""), choosing);
        assertTrue(choosing.contains("min=\"48\"") && choosing.contains("max=\"400\" value=\"400\""), choosing);
        String picture = photoIn(choosing);
        Map<String, String> form = filled("Vera");
        form.putAll(Map.of("photo", picture, "cropX", "350", "cropY", "10", "cropSize", "150"));
        // Something else is wrong first: the choice stays.
        form.put("email", "nobody");
        HttpResponse<String> rejected = stage.post("/app/bots", VERA, form);
        assertEquals(422, rejected.statusCode());
        String cut = photoIn(rejected.body());
        form = filled("Vera");
        form.put("photo", cut);
        stage.post("/app/bots", VERA, form);

        assertTrue(stage.get("/app/bots", VERA).body().contains("data-source=\"/app/photos/" + cut + "\""));
        BufferedImage shown = stage.photos
                .find(Stage.ACME.id(), new PhotoId(cut))
                .map(photo -> Pictures.shown(photo.content()))
                .orElseThrow();
        assertEquals(150, shown.getWidth());
        assertEquals(150, shown.getHeight());
        assertTrue(new Color(shown.getRGB(75, 75)).getGreen() > 200);
        String again = stage.get("/app/photos/" + cut + "/crop", VERA).body();
        assertEquals(picture, photoIn(again));
        assertTrue(again.contains("name=\"cropX\" value=\"350\""), again);
        assertEquals(404, stage.get("/app/photos/nothing/crop", VERA).statusCode());
        assertEquals(403, stage.get("/app/photos/" + cut + "/crop", IVAN).statusCode());
    }

    @Test
    void aPartThatMakesNoSenseIsTakenAsTheNearestOne() throws IOException {
        Map<String, String> form = filled("Vera");
        String picture = photoIn(upload(png()).body());
        form.putAll(Map.of("photo", picture, "cropX", "9999", "cropY", "", "cropSize", "-1"));
        assertEquals(303, stage.post("/app/bots", VERA, form).statusCode());
        form = filled("Viktor");
        form.putAll(Map.of("photo", "0".repeat(64), "cropX", "0", "cropY", "0", "cropSize", "10"));
        assertEquals(303, stage.post("/app/bots", VERA, form).statusCode());
    }

    @Test
    void aRefusedFileLeavesThePartOfTheOneBefore() throws IOException {
        String picture = photoIn(upload(png()).body());
        HttpResponse<String> refused = upload(
                "<svg/>".getBytes(StandardCharsets.UTF_8),
                Map.of("photo", picture, "cropX", "0", "cropY", "0", "cropSize", "18"));
        assertEquals(422, refused.statusCode());
        assertEquals(picture, photoIn(refused.body()));
        assertTrue(refused.body().contains("SVG drawings are not accepted."), refused.body());
        // Too large to be read, so nobody knows what stands in the field: only the words below it change.
        HttpResponse<String> huge = upload(new byte[20 * 1024 * 1024]);
        assertEquals(
                "#photo-field .field__notes",
                huge.headers().firstValue("HX-Retarget").orElseThrow());
    }

    @Test
    void everyFormatIsTaken() throws IOException {
        for (byte[] file : List.of(
                Pictures.WEBP,
                Pictures.file(Pictures.quarters(60, 40), "gif"),
                Pictures.file(Pictures.quarters(60, 40), "jpeg"))) {
            assertEquals(201, upload(file).statusCode());
        }
    }

    private static String photoIn(String page) {
        Matcher photo =
                Pattern.compile("name=\"photo\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertTrue(photo.find(), page);
        return photo.group(1);
    }

    @Test
    void aFileThatIsNoPictureIsRefusedAtTheField() throws IOException {
        HttpResponse<String> fragment = upload("<svg/>".getBytes(StandardCharsets.UTF_8));
        assertEquals(422, fragment.statusCode());
        assertTrue(fragment.body().contains("id=\"photo-problem\""));
        HttpResponse<String> large = upload(new byte[6 * 1024 * 1024]);
        assertEquals(422, large.statusCode());
        assertTrue(large.body().contains("at most 5 MB"));
        HttpResponse<String> huge = upload(new byte[20 * 1024 * 1024]);
        assertEquals(422, huge.statusCode());
        assertTrue(huge.body().contains("at most 5 MB"));
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        Map<String, String> form = filled("Vera");
        form.put("greeting", "x".repeat(5 * 1024 * 1024));
        assertEquals(413, stage.post("/app/bots", VERA, form).statusCode());
    }

    private static Map<String, String> filled(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("formKey", "form of " + name);
        form.put("name", name);
        form.put("kind", "STANDARD");
        form.put("color", "AZURE");
        form.put("language", "en");
        form.put("greeting", "Hello, {person.name}!");
        form.put("fallback", "I do not know.");
        return form;
    }

    private HttpResponse<String> upload(byte[] file) throws IOException {
        return upload(file, Map.of());
    }

    private HttpResponse<String> upload(byte[] file, Map<String, String> fields) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.write("--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field.getKey(), field.getValue())
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write("""
                --cut
                Content-Disposition: form-data; name="picture"; filename="a.png"
                Content-Type: image/png

                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return stage.send(stage.request("/app/photos", stage.token(VERA))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static String withoutToken(String page) {
        return page.replaceAll("data-token=\"[^\"]+\"", "");
    }
}
