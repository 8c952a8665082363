package parley.sandbox.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import parley.sandbox.journal.Entry.Direction;
import parley.sandbox.journal.Journal;
import parley.sandbox.wire.PhpForm;

/**
 * Sends events one after the other, each exactly once: an answer that is not 2xx, or none, means the event is lost
 * (events.md, 5 and 6). Safe for all threads.
 */
public final class EventQueue implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Outgoing(String event, String handler, Map<String, Object> fields) {}

    /** How events fared so far. */
    public record Count(int sent, int acknowledged, int lost, int waiting) {}

    private final Journal journal;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final LinkedBlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    private final Thread worker;
    private @Nullable Outgoing last;
    private int sent;
    private int acknowledged;
    private int waiting;
    private int toLose;

    EventQueue(String portal, Journal journal) {
        this.journal = journal;
        this.worker = Thread.ofVirtual().name("sandbox-events-" + portal).start(this::sendAll);
    }

    synchronized void add(String event, String handler, Map<String, Object> fields) {
        waiting++;
        queue.add(new Outgoing(event, handler, fields));
    }

    /** Delivers the last event a second time, byte for byte; the platform does not rule duplicates out. */
    public synchronized void resendLast() {
        if (last != null) {
            waiting++;
            queue.add(last);
        }
    }

    /** The next events vanish on their way, as they do when a queue server fails. */
    public synchronized void loseNext(int events) {
        toLose = events;
    }

    public synchronized Count count() {
        return new Count(sent, acknowledged, sent - acknowledged, waiting);
    }

    /** Waits until nothing is on its way any more; false when that takes too long. */
    public synchronized boolean awaitIdle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (waiting > 0 && System.nanoTime() < deadline) {
                wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return waiting == 0;
    }

    @Override
    public void close() {
        worker.interrupt();
        client.shutdownNow();
    }

    private void sendAll() {
        try {
            while (true) {
                Outgoing next = queue.take();
                remember(next);
                settle(send(next));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private int send(Outgoing outgoing) throws InterruptedException {
        Instant start = Instant.now();
        // The moment of sending, not of the action (events.md, 3).
        outgoing.fields().putIfAbsent("ts", 0);
        if (outgoing.fields().get("ts") instanceof Integer) {
            outgoing.fields().put("ts", start.getEpochSecond());
        }
        String body = PhpForm.write(outgoing.fields());
        String name = outgoing.event() + " → " + outgoing.handler();
        if (takeLoss()) {
            journal.record(Direction.OUT, name, 0, start, body, "lost on the way");
            return 0;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(outgoing.handler()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("User-Agent", "Bitrix24 Webhook Engine")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            journal.record(Direction.OUT, name, response.statusCode(), start, body, response.body());
            return response.statusCode();
        } catch (IOException | IllegalArgumentException e) {
            journal.record(Direction.OUT, name, 0, start, body, "no answer: " + e);
            return 0;
        }
    }

    private synchronized boolean takeLoss() {
        return toLose > 0 && toLose-- > 0;
    }

    private synchronized void remember(Outgoing outgoing) {
        last = outgoing;
    }

    private synchronized void settle(int status) {
        sent++;
        acknowledged += status >= 200 && status < 300 ? 1 : 0;
        waiting--;
        notifyAll();
    }
}
