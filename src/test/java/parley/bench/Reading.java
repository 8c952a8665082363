package parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;

/** What it costs to take the form of one event apart, without anything around it. */
final class Reading {
    private static final Path RECORDED = Path.of("src/test/resources/bitrix24/message-add__private.form");
    private static final int WARM_UP = 30_000;
    private static final int TIMES = 30_000;

    private Reading() {}

    static int bytes() throws IOException {
        return body().length;
    }

    static double microseconds() throws IOException, Malformed {
        byte[] body = body();
        read(body, WARM_UP);
        long begin = System.nanoTime();
        int keys = read(body, TIMES);
        double spent = (System.nanoTime() - begin) / 1e3 / TIMES;
        if (keys == 0) {
            throw new IllegalStateException("The event has no keys");
        }
        return spent;
    }

    private static int read(byte[] body, int times) throws Malformed {
        int keys = 0;
        for (int i = 0; i < times; i++) {
            keys += BracketForm.parse(body).keys().size();
        }
        return keys;
    }

    private static byte[] body() throws IOException {
        return Files.readString(RECORDED).strip().getBytes(StandardCharsets.US_ASCII);
    }
}
