package parley.chaos;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Scanner;
import parley.Parley;
import parley.Settings;

/** A node whose clock goes wrong: each line that it reads is by how many seconds. */
public final class ShiftedParley extends Clock {
    private volatile Duration shift = Duration.ZERO;

    private ShiftedParley() {}

    public static void main(String... arguments) {
        ShiftedParley clock = new ShiftedParley();
        Parley parley = Parley.start(Settings.read(System.getenv(), Path.of("secret.key")), clock);
        try (Scanner lines = new Scanner(System.in, StandardCharsets.US_ASCII)) {
            while (lines.hasNextLine()) {
                clock.shift = Duration.ofSeconds(Long.parseLong(lines.nextLine()));
            }
        } finally {
            parley.close();
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
