package parley.web;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.web.Stage.VERA;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;

/** The pages of the bots of a portal, over HTTP. */
abstract class BotPagesStage {
    final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    static Map<String, String> filled(String name) {
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

    HttpResponse<String> upload(byte[] file) throws IOException {
        return upload(file, Map.of());
    }

    HttpResponse<String> upload(byte[] file, Map<String, String> fields) throws IOException {
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

    static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    static String withoutToken(String page) {
        return page.replaceAll("data-token=\"[^\"]+\"", "");
    }

    static String photoIn(String page) {
        Matcher photo =
                Pattern.compile("name=\"photo\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertTrue(photo.find(), page);
        return photo.group(1);
    }
}
