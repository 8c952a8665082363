package parley.sandbox.pages;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import parley.sandbox.portal.Portal;

/** Tells the open pages of one portal that something changed; several changes at once are told once. */
final class Live implements AutoCloseable {
    private static final long BREATH_SECONDS = 15;

    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore changes = new Semaphore(0);
    private final Thread teller;

    Live(Portal portal) {
        portal.onChange(changes::release);
        portal.log().onRecord(changes::release);
        this.teller = Thread.ofVirtual().name("sandbox-live").start(this::tell);
    }

    void add(SseClient client) {
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        clients.add(client);
        // The page believes that it listens since its question was taken; something may have changed meanwhile.
        client.sendEvent("changed", "1");
    }

    @Override
    public void close() {
        teller.interrupt();
        clients.forEach(SseClient::close);
    }

    private void tell() {
        try {
            while (true) {
                boolean changed = changes.tryAcquire(BREATH_SECONDS, TimeUnit.SECONDS);
                changes.drainPermits();
                // An empty message finds out which pages are gone.
                clients.forEach(client -> client.sendEvent(changed ? "changed" : "alive", "1"));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
