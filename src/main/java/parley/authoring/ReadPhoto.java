package parley.authoring;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;

/**
 * Turns an upload into a picture we have written ourselves: nothing of the uploaded file survives but what can be seen, so
 * neither hidden data nor a file that is only called a picture gets through. Of moving pictures the first is taken.
 */
public final class ReadPhoto {
    /** Uploads above this many bytes are refused unread. */
    public static final int LARGEST_FILE = 5 * 1024 * 1024;

    /** What is kept, to choose a part of, has at most this many pixels on each side. */
    static final int KEPT_SIDE = 1024;

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
        Optional<PictureFormat> format = PictureFormat.of(upload);
        if (format.isEmpty()) {
            return unreadable(PictureFormat.isSvg(upload) ? Kind.PICTURE_IS_SVG : Kind.NOT_A_PICTURE);
        }
        ImageReader reader = format.get().reader();
        // In memory: the image library would otherwise make a temporary file of every upload.
        ImageIO.setUseCache(false);
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            // Without its metadata, which can be packed as tightly as the picture itself.
            reader.setInput(input, true, true);
            return read(format.get(), upload, reader);
        } catch (IOException | RuntimeException broken) {
            // The readers answer damaged pictures with runtime exceptions of many kinds.
            return unreadable(Kind.PICTURE_BROKEN);
        } finally {
            reader.dispose();
        }
    }

    private static Outcome read(PictureFormat format, byte[] upload, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        Optional<Problem> problem = new PictureCheck(format, upload, width, height).problem();
        if (problem.isPresent()) {
            return new Outcome.Unreadable(problem.get());
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        // Read no more pixels than needed: memory stays small however much a small file unfolds to.
        int step = Math.ceilDiv(Math.max(width, height), KEPT_SIDE * 2);
        parameters.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = reader.read(0, parameters);
        return new Outcome.Read(Photo.of(DrawPhoto.scaled(picture, Orientation.of(format, upload), KEPT_SIDE)));
    }

    private static Outcome unreadable(Kind kind, Object... details) {
        return new Outcome.Unreadable(new Problem(Field.PHOTO, kind, details));
    }
}
