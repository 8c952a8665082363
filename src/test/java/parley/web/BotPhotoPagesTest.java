package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.IVAN;
import static parley.web.Stage.VERA;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.authoring.PhotoId;
import parley.authoring.Pictures;

/** The picture of a bot: taken, shown, cut, refused. */
final class BotPhotoPagesTest extends BotPagesStage {

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
}
