package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;

final class ReadPhotoTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void writesAPictureAnew(String format) {
        Photo photo = read(Pictures.file(Pictures.quarters(300, 200), format));

        BufferedImage kept = photo.picture();
        assertEquals("image/png", photo.mediaType());
        assertEquals(300, kept.getWidth());
        assertEquals(200, kept.getHeight());
        assertEquals("RGBW", corners(kept));
        assertEquals(64, photo.id().value().length());
    }

    @Test
    void readsWebpOfEveryKind() {
        BufferedImage kept = read(Pictures.WEBP).picture();
        assertEquals(40, kept.getWidth());
        assertEquals(30, kept.getHeight());
        assertEquals("RBRB", corners(kept));
        assertEquals("RRRR", corners(read(Pictures.WEBP_LOSSY).picture()));
    }

    @Test
    void takesTheFirstOfMovingPictures() throws Exception {
        assertEquals("RRRR", corners(read(Pictures.WEBP_MOVING).picture()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Color color : List.of(Color.RED, Color.BLUE)) {
                writer.writeToSequence(new IIOImage(plain(color, 40, 30), null, null), null);
            }
            writer.endWriteSequence();
        }
        assertEquals("RRRR", corners(read(bytes.toByteArray()).picture()));
    }

    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
    void turnsEveryPictureUpright(int orientation, String upright) {
        boolean sideways = orientation > 4;
        byte[] exif = Pictures.exif(orientation);
        BufferedImage picture = Pictures.quarters(300, 200);
        for (byte[] upload : List.of(
                Pictures.jpegWith(exif, Pictures.file(picture, "jpeg")),
                Pictures.pngWith("eXIf", exif, Pictures.file(picture, "png")))) {
            BufferedImage kept = read(upload).picture();
            assertEquals(upright, corners(kept));
            assertEquals(sideways ? 200 : 300, kept.getWidth());
            assertEquals(sideways ? 300 : 200, kept.getHeight());
        }
        BufferedImage webp = read(Pictures.webpWith(exif, Pictures.WEBP)).picture();
        assertEquals(sideways ? 30 : 40, webp.getWidth());
    }

    @Test
    void takesAPictureWithSenselessNotesAsItIs() {
        byte[] exif = Pictures.exif(6);
        byte[] jpeg = Pictures.file(Pictures.quarters(300, 200), "jpeg");
        byte[] far = exif.clone();
        Arrays.fill(far, 4, 8, (byte) 0x7f);
        byte[] many = exif.clone();
        Arrays.fill(many, 24, 28, (byte) 0x7f);
        for (byte[] broken : List.of(Pictures.exif(0), Pictures.exif(9), Arrays.copyOf(exif, 12), new byte[0])) {
            assertEquals("RGBW", corners(read(Pictures.jpegWith(broken, jpeg)).picture()));
        }
        read(Pictures.jpegWith(far, jpeg));
        read(Pictures.jpegWith(many, jpeg));
    }

    @Test
    void keepsNothingThatCannotBeSeen() {
        byte[] exif = Pictures.exif(1);
        BufferedImage picture = Pictures.quarters(60, 40);
        byte[] png = Pictures.file(picture, "png");
        byte[] trailing = Arrays.copyOf(png, png.length + 3);
        System.arraycopy("GPS".getBytes(StandardCharsets.US_ASCII), 0, trailing, png.length, 3);
        for (byte[] upload : List.of(
                Pictures.jpegWith(exif, Pictures.file(picture, "jpeg")),
                Pictures.pngWith("eXIf", exif, png),
                Pictures.pngWith("tEXt", "Comment\0GPS".getBytes(StandardCharsets.US_ASCII), png),
                Pictures.webpWith(exif, Pictures.WEBP),
                trailing)) {
            assertTrue(text(upload).contains("GPS"));
            String kept = text(read(upload).content());
            assertFalse(kept.contains("GPS") || kept.contains("Exif") || kept.contains("eXIf"), kept);
        }
    }

    @Test
    void keepsTheSamePictureUnderTheSameName() {
        byte[] png = Pictures.file(Pictures.quarters(300, 200), "png");
        Photo once = read(png);
        Photo again = read(Pictures.pngWith("tEXt", new byte[] {'a', 0, 'b'}, png));

        assertEquals(once.id(), again.id());
        assertArrayEquals(once.content(), again.content());
    }

    @Test
    void makesALargePictureSmall() {
        BufferedImage kept =
                read(Pictures.file(Pictures.quarters(4_000, 2_000), "png")).picture();

        assertEquals(1024, kept.getWidth());
        assertEquals(512, kept.getHeight());
        assertEquals("RGBW", corners(kept));
    }

    @Test
    void showsATransparentPictureOnWhite() {
        BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(5, 5, Color.RED.getRGB());

        BufferedImage kept = read(Pictures.file(picture, "png")).picture();
        assertEquals(Color.RED.getRGB(), kept.getRGB(5, 5));
        assertEquals(Color.WHITE.getRGB(), kept.getRGB(20, 20));
        assertFalse(kept.getColorModel().hasAlpha());
    }

    @Test
    void readsColoursOfPrintingAndDeepOnes() {
        assertEquals("RRRR", corners(read(Pictures.CMYK).picture()));
        BufferedImage deep = ImageTypeSpecifier.createGrayscale(16, java.awt.image.DataBuffer.TYPE_USHORT, false)
                .createBufferedImage(40, 30);
        assertEquals(0xff000000, read(Pictures.file(deep, "png")).picture().getRGB(20, 15));
    }

    @Test
    void acceptsTheLongestSideAndRefusesOnePixelMore() {
        read(Pictures.file(plain(Color.RED, 5_000, 3), "png"));

        assertEquals(
                new Problem(Field.PHOTO, Kind.PICTURE_TOO_LARGE, 5_000),
                problem(Pictures.file(plain(Color.RED, 5_001, 3), "png")));
        assertEquals(new Problem(Field.PHOTO, Kind.PICTURE_TOO_LARGE, 5_000), problem(Pictures.png(60_000, 60_000)));
    }

    @Test
    void refusesAFileThatIsTooLargeUnread() {
        assertEquals(new Problem(Field.PHOTO, Kind.FILE_TOO_LARGE, 5), problem(new byte[ReadPhoto.LARGEST_FILE + 1]));
    }

    @Test
    void refusesWhatIsNoPicture() {
        Problem notAPicture = new Problem(Field.PHOTO, Kind.NOT_A_PICTURE);

        assertEquals(notAPicture, problem(new byte[0]));
        assertEquals(notAPicture, problem("words".getBytes(StandardCharsets.UTF_8)));
        assertEquals(notAPicture, problem("<html>no <svg></html>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(notAPicture, problem(Pictures.file(plain(Color.RED, 30, 20), "bmp")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg onload='alert(1)'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><path d=''/></svg>",
                "\ufeff<?xml version='1.0'?>\n<!-- drawn -->\n<!DOCTYPE svg>\n<svg width='1'></svg>"
            })
    void refusesDrawingsAndSaysSo(String svg) {
        assertEquals(new Problem(Field.PHOTO, Kind.PICTURE_IS_SVG), problem(svg.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<byte[]> wholeFiles() {
        BufferedImage picture = Pictures.quarters(300, 200);
        return Stream.of(
                Pictures.file(picture, "png"),
                Pictures.file(picture, "jpeg"),
                Pictures.file(picture, "gif"),
                Pictures.WEBP,
                Pictures.WEBP_LOSSY,
                Arrays.copyOf(Pictures.WEBP_MOVING, 140));
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void refusesAPictureThatIsCutShort(byte[] whole) {
        read(whole);

        for (int percent : new int[] {40, 60, 90}) {
            byte[] part = Arrays.copyOf(whole, whole.length * percent / 100);
            assertEquals(new Problem(Field.PHOTO, Kind.PICTURE_BROKEN), problem(part), percent + " %");
        }
    }

    @Test
    void refusesWhatUnfoldsToFarMoreThanItHolds() {
        Problem unfolds = new Problem(Field.PHOTO, Kind.PICTURE_UNFOLDS);
        byte[] gif = Pictures.file(plain(Color.RED, 5_000, 5_000), "gif");
        assertTrue(gif.length < 25_000);
        assertEquals(unfolds, problem(gif));
        assertEquals(unfolds, problem(Pictures.png(5_000, 5_000)));

        byte[] jpeg = Pictures.file(Pictures.quarters(300, 200), "jpeg");
        read(jpeg);
        assertEquals(unfolds, problem(withScans(jpeg, 200)));
    }

    /** A JPEG that asks its reader to walk through it again and again. */
    private static byte[] withScans(byte[] jpeg, int scans) {
        int at = text(jpeg).indexOf("\u00ff\u00da");
        return Pictures.written(out -> {
            out.write(jpeg, 0, jpeg.length - 2);
            for (int i = 0; i < scans; i++) {
                out.write(jpeg, at, jpeg.length - 2 - at);
            }
            out.writeShort(0xffd9);
        });
    }

    @Test
    void leavesPackedTextsPacked() {
        byte[] text = Pictures.written(out -> {
            out.writeBytes("Comment\0\0");
            out.write(Pictures.packed(1_000_000_000));
        });
        BufferedImage picture = Pictures.quarters(60, 40);
        read(Pictures.pngWith("zTXt", text, Pictures.file(picture, "png")));
        BufferedImage indexed = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_INDEXED);
        read(Pictures.pngWith("zTXt", text, Pictures.file(indexed, "png")));
        read(Pictures.pngWith("iCCP", text, Pictures.file(picture, "png")));
    }

    @Test
    void readsASmallPictureOnAScreenThatSaysItIsHuge() {
        byte[] gif = Pictures.file(Pictures.quarters(60, 40), "gif");
        Arrays.fill(gif, 6, 10, (byte) 0xff);

        assertEquals(60, read(gif).picture().getWidth());
    }

    @Test
    void judgesWebpByWhatIsUnfolded() {
        byte[] canvas = Pictures.webpWith(Pictures.exif(1), Pictures.WEBP);
        read(canvas);
        canvas[25] = (byte) 0x7f;
        assertEquals(new Problem(Field.PHOTO, Kind.PICTURE_TOO_LARGE, 5_000), problem(canvas));

        for (byte[] frame : List.of(
                withFrame(Pictures.webpWith(Pictures.exif(1), Pictures.WEBP), "VP8L", 9),
                withFrame(Pictures.webpWith(Pictures.exif(1), Pictures.WEBP_LOSSY), "VP8 ", 14))) {
            assertEquals(new Problem(Field.PHOTO, Kind.WEBP_TOO_LARGE, 3), problem(frame));
        }
    }

    /** With a frame that says the largest size there is. */
    private static byte[] withFrame(byte[] webp, String name, int size) {
        int at = text(webp).indexOf(name) + size;
        Arrays.fill(webp, at, at + 4, (byte) 0xff);
        return webp;
    }

    private static Photo read(byte[] upload) {
        return assertInstanceOf(ReadPhoto.Outcome.Read.class, ReadPhoto.read(upload))
                .photo();
    }

    private static Problem problem(byte[] upload) {
        return assertInstanceOf(ReadPhoto.Outcome.Unreadable.class, ReadPhoto.read(upload))
                .problem();
    }

    private static BufferedImage plain(Color color, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(color);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return picture;
    }

    /** The colours of the four quarters, row by row. */
    private static String corners(BufferedImage picture) {
        StringBuilder corners = new StringBuilder();
        for (int y : new int[] {picture.getHeight() / 4, picture.getHeight() * 3 / 4}) {
            for (int x : new int[] {picture.getWidth() / 4, picture.getWidth() * 3 / 4}) {
                corners.append(name(new Color(picture.getRGB(x, y))));
            }
        }
        return corners.toString();
    }

    private static char name(Color color) {
        boolean red = color.getRed() > 127;
        boolean green = color.getGreen() > 127;
        boolean blue = color.getBlue() > 127;
        return red && green && blue ? 'W' : red ? 'R' : green ? 'G' : blue ? 'B' : '?';
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
