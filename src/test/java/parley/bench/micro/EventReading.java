package parley.bench.micro;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.bitrix24.EventReader;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.inbox.Envelope;

/** From the body of an event to its parts, and to what it means. */
@State(Scope.Benchmark)
public class EventReading {
    @Param({"message-add__private", "message-add__openline", "command__keyboard-group"})
    public String event = "";

    private final EventReader reader = new EventReader();
    private byte[] body = {};

    @Setup
    public void load() throws IOException {
        String recorded = "/bitrix24/" + event + ".form";
        try (InputStream form = Objects.requireNonNull(getClass().getResourceAsStream(recorded), recorded)) {
            body = form.readAllBytes();
        }
        if (!(meaning() instanceof EventReader.Reading.Heard)) {
            throw new IllegalStateException(meaning().toString());
        }
    }

    @Benchmark
    public BracketForm parts() throws Malformed {
        return BracketForm.parse(body);
    }

    @Benchmark
    public EventReader.Reading meaning() {
        return reader.read(new Envelope(1, "1", "event", body, Instant.EPOCH, 0));
    }
}
