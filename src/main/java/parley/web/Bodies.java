package parley.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads request bodies as they came: a foreign form goes to those who know its words, byte for byte. */
final class Bodies {
    /** Whoever sends more than this does not get an answer but a closed connection. */
    private static final int MOST_THROWN_AWAY = 8 * 1024 * 1024;

    private Bodies() {}

    /** Empty when the body is larger than allowed; then the rest is thrown away, so that the sender hears our answer. */
    static Optional<byte[]> read(Context context, int mostBytes) throws IOException {
        try (InputStream body = context.req().getInputStream()) {
            byte[] bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length <= mostBytes) {
                return Optional.of(bytes);
            }
            throwAway(body);
            return Optional.empty();
        }
    }

    private static void throwAway(InputStream body) throws IOException {
        byte[] bin = new byte[8 * 1024];
        int thrown = 0;
        for (int read = body.read(bin); read >= 0 && thrown < MOST_THROWN_AWAY; read = body.read(bin)) {
            thrown += read;
        }
    }
}
