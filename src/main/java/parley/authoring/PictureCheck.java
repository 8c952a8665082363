package parley.authoring;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;

/** Looks at a picture before it is unfolded: whether that would cost more than any honest picture does. */
record PictureCheck(PictureFormat format, byte[] file, int width, int height) {
    /** The portal accepts at most this many pixels on each side: imbot-register.md. */
    static final int LONGEST_SIDE = 5_000;

    /** Pixels a WebP picture may have: its reader keeps all of it in memory, with a lot around each pixel. */
    static final int WEBP_PIXELS = 3_000_000;

    /** No drawing worth looking at, let alone a photo, packs more pixels into a byte. */
    private static final int PIXELS_PER_BYTE = 1_000;

    /** Small pictures do no harm however well they are packed. */
    private static final int HARMLESS_PIXELS = 1_000_000;

    /** Cameras and programs make about ten; each one costs a walk through the whole picture. */
    private static final int MOST_SCANS = 100;

    private static final String JPEG_SCAN = "\u00ff\u00da";
    private static final String JPEG_END = "\u00ff\u00d9";

    Optional<Problem> problem() {
        if (Math.max(width, height) > LONGEST_SIDE) {
            return found(Kind.PICTURE_TOO_LARGE, LONGEST_SIDE);
        }
        if ((long) width * height > Math.max(HARMLESS_PIXELS, (long) file.length * PIXELS_PER_BYTE)) {
            return found(Kind.PICTURE_UNFOLDS);
        }
        return switch (format) {
            case JPEG -> jpegProblem();
            case WEBP -> webpProblem();
            case PNG, GIF -> Optional.empty();
        };
    }

    private Optional<Problem> jpegProblem() {
        String content = new String(file, StandardCharsets.ISO_8859_1);
        int scans = 0;
        for (int at = content.indexOf(JPEG_SCAN); at >= 0; at = content.indexOf(JPEG_SCAN, at + 2)) {
            scans++;
        }
        if (scans > MOST_SCANS) {
            return found(Kind.PICTURE_UNFOLDS);
        }
        // The reader would fill what is missing with grey and say nothing.
        return content.lastIndexOf(JPEG_END) < content.lastIndexOf(JPEG_SCAN)
                ? found(Kind.PICTURE_BROKEN)
                : Optional.empty();
    }

    /** A frame may say another size than the file around it, and it is the frame that is unfolded. */
    private Optional<Problem> webpProblem() {
        String content = new String(file, StandardCharsets.ISO_8859_1);
        if (content.length() < 8 || content.length() - 8 < (twoBytes(content, 4) | twoBytes(content, 6) << 16)) {
            // Shorter than it says itself; the reader would make up the rest.
            return found(Kind.PICTURE_BROKEN);
        }
        long most = (long) width * height;
        for (int at = content.indexOf("VP8"); at >= 0; at = content.indexOf("VP8", at + 3)) {
            most = Math.max(most, framePixels(content, at));
        }
        return most > WEBP_PIXELS ? found(Kind.WEBP_TOO_LARGE, WEBP_PIXELS / 1_000_000) : Optional.empty();
    }

    /** RFC 9649: in both kinds of frames the size has 14 bits for each side. */
    private static long framePixels(String content, int at) {
        if (content.startsWith("VP8L", at) && at + 13 <= content.length()) {
            int packed = twoBytes(content, at + 9) | twoBytes(content, at + 11) << 16;
            return ((packed & 0x3fff) + 1L) * ((packed >>> 14 & 0x3fff) + 1L);
        } else if (content.startsWith("VP8 ", at) && at + 18 <= content.length()) {
            return (twoBytes(content, at + 14) & 0x3fff) * (long) (twoBytes(content, at + 16) & 0x3fff);
        } else {
            return 0;
        }
    }

    private static int twoBytes(String content, int at) {
        return content.charAt(at) | content.charAt(at + 1) << 8;
    }

    private static Optional<Problem> found(Kind kind, Object... details) {
        return Optional.of(new Problem(Field.PHOTO, kind, details));
    }
}
