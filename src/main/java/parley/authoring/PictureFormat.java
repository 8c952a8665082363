package parley.authoring;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * The kinds of pictures we read, known by how their files begin. Never by what a reader claims to read: with every library
 * on the class path come readers of formats nobody asked for.
 */
enum PictureFormat {
    PNG("\u0089PNG\r\n\u001a\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    GIF("GIF8[79]a"),
    WEBP("RIFF....WEBP");

    private static final int HEAD = 4096;
    private static final Pattern SVG =
            Pattern.compile("\\A(\u00ef\u00bb\u00bf)?\\s*(<[?!].*)?<svg[\\s>/].*", Pattern.DOTALL);

    private final Pattern beginning;

    PictureFormat(String beginning) {
        this.beginning = Pattern.compile("\\A" + beginning, Pattern.DOTALL);
    }

    static Optional<PictureFormat> of(byte[] file) {
        String head = head(file);
        return Arrays.stream(values())
                .filter(format -> format.beginning.matcher(head).lookingAt())
                .findFirst();
    }

    /** Drawings are documents that can hold scripts and addresses; they are told apart to say so. */
    static boolean isSvg(byte[] file) {
        return SVG.matcher(head(file)).matches();
    }

    /** The WebP reader is made by hand: it is the only one that does not come with the JDK. */
    ImageReader reader() {
        return this == WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(name().toLowerCase(Locale.ROOT))
                        .next();
    }

    private static String head(byte[] file) {
        return new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
    }
}
