package parley.authoring;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;

/**
 * Turns an upload into a picture we have written ourselves: nothing of the uploaded file survives but what can be seen, so
 * neither hidden data nor a file that is only called a picture gets through.
 */
public final class ReadPhoto {
    /** Uploads above this many bytes are refused unread. */
    public static final int LARGEST_FILE = 5 * 1024 * 1024;

    /** The portal accepts at most this many pixels on each side: imbot-register. */
    public static final int LONGEST_SIDE = 5_000;

    /** Avatars are shown small; what is kept has at most this many pixels on each side. */
    static final int KEPT_SIDE = 512;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

    private ReadPhoto() {}

    /** What became of an upload. */
    public sealed interface Outcome {
        record Read(Photo photo) implements Outcome {}

        record Unreadable(Problem problem) implements Outcome {}
    }

    public static Outcome read(byte[] upload) {
        if (upload.length > LARGEST_FILE) {
            return unreadable(Kind.FILE_TOO_LARGE, LARGEST_FILE / 1024 / 1024);
        }
        // In memory: the image library would otherwise make a temporary file of every upload.
        ImageIO.setUseCache(false);
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return unreadable(Kind.NOT_A_PICTURE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            // The readers of the JDK answer damaged pictures with runtime exceptions of many kinds.
            return unreadable(Kind.NOT_A_PICTURE);
        }
    }

    private static Outcome read(ImageReader reader) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            return unreadable(Kind.NOT_A_PICTURE);
        }
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        if (longest > LONGEST_SIDE) {
            return unreadable(Kind.PICTURE_TOO_LARGE, LONGEST_SIDE);
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        // Read no more pixels than needed: memory stays small however much a small file unfolds to.
        int step = Math.max(1, longest / (KEPT_SIDE * 2));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return new Outcome.Read(photo(png(scaled(reader.read(0, parameters)))));
    }

    private static BufferedImage scaled(BufferedImage picture) {
        double factor = Math.min(1.0, (double) KEPT_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return scaled;
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static Photo photo(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Photo(new PhotoId(HexFormat.of().formatHex(digest)), "image/png", content);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Outcome unreadable(Kind kind, Object... details) {
        return new Outcome.Unreadable(new Problem(Field.PHOTO, kind, details));
    }
}
