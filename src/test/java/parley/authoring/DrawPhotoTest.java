package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DrawPhotoTest {

    @ParameterizedTest
    @EnumSource
    void everyColourIsTheOneOfThePages(BotColor color) throws IOException {
        String sheet = Files.readString(Path.of("static/css/color.css"));
        String name = color.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertTrue(sheet.contains(
                ".avatar--%s,\n[data-color=\"%s\"] {\n  --bot-color: #%06x;".formatted(name, color, color.rgb())));
    }

    @Test
    void drawsAWhiteSignOnTheColour() {
        BufferedImage sign = DrawPhoto.sign(BotColor.AZURE).picture();

        assertEquals(512, sign.getWidth());
        assertEquals(512, sign.getHeight());
        assertEquals(0xff29619b, sign.getRGB(5, 5));
        // The left edge of the head, and what is inside it.
        assertEquals(0xffffffff, sign.getRGB(171, 277));
        assertEquals(0xff29619b, sign.getRGB(256, 277));
        assertEquals(DrawPhoto.sign(BotColor.AZURE), DrawPhoto.sign(BotColor.AZURE));
    }
}
