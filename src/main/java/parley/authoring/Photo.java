package parley.authoring;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** A picture that has been decoded and written anew by us, so that it is what it says. */
public record Photo(PhotoId id, String mediaType, byte[] content) {

    static Photo of(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            return new Photo(new PhotoId(HexFormat.of().formatHex(digest)), "image/png", bytes.toByteArray());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    BufferedImage picture() {
        try {
            return ImageIO.read(new ByteArrayInputStream(content));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Photo photo && id.equals(photo.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
