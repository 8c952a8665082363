package parley.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads request bodies as they came: a foreign form goes to those who know its words, byte for byte. */
final class Bodies {
    private Bodies() {}

    /** Empty when the body is larger than allowed; then it is not read to its end. */
    static Optional<byte[]> read(Context context, int mostBytes) throws IOException {
        if (context.req().getContentLengthLong() > mostBytes) {
            return Optional.empty();
        }
        try (InputStream body = context.req().getInputStream()) {
            byte[] bytes = body.readNBytes(mostBytes + 1);
            return bytes.length > mostBytes ? Optional.empty() : Optional.of(bytes);
        }
    }
}
