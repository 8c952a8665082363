package parley.bitrix24;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Recorded bodies of requests. */
public final class Sample {
    /** The portal all of them come from, and the event token it puts into them. */
    public static final String MEMBER = "d83fcd38c00c6d899ebead30e6068ffc";

    public static final String EVENT_TOKEN = "06837b297c84a212c463c2159edc49cc";

    private Sample() {}

    public static byte[] bytes(String name) {
        try (InputStream body =
                Objects.requireNonNull(Sample.class.getResourceAsStream("/bitrix24/" + name + ".form"), name)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
