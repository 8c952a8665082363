package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;

final class ReadPhotoTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void writesAPictureAnew(String format) throws IOException {
        Photo photo = read(picture(format, 300, 200));

        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(photo.content()));
        assertEquals("image/png", photo.mediaType());
        assertEquals(300, kept.getWidth());
        assertEquals(200, kept.getHeight());
        assertEquals(64, photo.id().value().length());
    }

    @Test
    void makesALargePictureSmall() throws IOException {
        BufferedImage kept = ImageIO.read(
                new ByteArrayInputStream(read(picture("png", 4_000, 2_000)).content()));

        assertEquals(512, kept.getWidth());
        assertEquals(256, kept.getHeight());
    }

    @Test
    void acceptsTheLongestSideAndRefusesOnePixelMore() throws IOException {
        read(picture("png", 5_000, 3));

        assertEquals(new Problem(Field.PHOTO, Kind.PICTURE_TOO_LARGE, 5_000), problem(picture("png", 5_001, 3)));
    }

    @Test
    void refusesAFileThatIsTooLargeUnread() {
        assertEquals(new Problem(Field.PHOTO, Kind.FILE_TOO_LARGE, 5), problem(new byte[ReadPhoto.LARGEST_FILE + 1]));
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        Problem notAPicture = new Problem(Field.PHOTO, Kind.NOT_A_PICTURE);
        byte[] whole = picture("png", 300, 200);

        assertEquals(notAPicture, problem(new byte[0]));
        assertEquals(notAPicture, problem("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(notAPicture, problem(Arrays.copyOf(whole, 40)));
        assertEquals(notAPicture, problem(picture("bmp", 30, 20)));
    }

    @Test
    void keepsNothingThatCannotBeSeen() throws IOException {
        byte[] whole = picture("png", 30, 20);
        byte[] secret = "<script>alert('hidden')</script>".getBytes(StandardCharsets.UTF_8);
        byte[] upload = Arrays.copyOf(whole, whole.length + secret.length);
        System.arraycopy(secret, 0, upload, whole.length, secret.length);

        assertTrue(new String(upload, StandardCharsets.ISO_8859_1).contains("script"));
        assertFalse(new String(read(upload).content(), StandardCharsets.ISO_8859_1).contains("script"));
    }

    private static Photo read(byte[] upload) {
        return assertInstanceOf(ReadPhoto.Outcome.Read.class, ReadPhoto.read(upload))
                .photo();
    }

    private static Problem problem(byte[] upload) {
        return assertInstanceOf(ReadPhoto.Outcome.Unreadable.class, ReadPhoto.read(upload))
                .problem();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
