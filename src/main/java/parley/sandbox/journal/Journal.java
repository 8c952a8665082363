package parley.sandbox.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.sandbox.journal.Entry.Direction;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.PhpForm;
import parley.sandbox.wire.Secrets;

/** Everything that crossed the wire of one portal or of the authorization server; safe for all threads. */
public final class Journal {
    private static final int KEPT = 2_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long lastId;

    /** Bodies may be JSON or forms; both are kept readable and without tokens. */
    public void record(Direction direction, String name, int status, Instant start, String request, String response) {
        Duration took = Duration.between(start, Instant.now());
        synchronized (this) {
            entries.addLast(
                    new Entry(++lastId, start, direction, name, status, took, readable(request), readable(response)));
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** Oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public void onRecord(Runnable listener) {
        listeners.add(listener);
    }

    private static String readable(String body) {
        Object json = Json.read(body);
        if (json != null) {
            return Json.writePretty(Secrets.masked(json));
        }
        boolean form = !body.isBlank() && !body.contains("<") && body.contains("=") && !body.contains("\n");
        if (form) {
            return Json.writePretty(Secrets.masked(PhpForm.read(body)));
        }
        return body.length() > 2_000 ? body.substring(0, 2_000) + " …" : body;
    }
}
