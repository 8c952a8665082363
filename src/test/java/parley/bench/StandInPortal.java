package parley.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** The method calls of any number of portals: answers at once, notes when the reply to which message came. */
final class StandInPortal implements AutoCloseable {
    private static final String REPLY = "reply-order-";
    private static final int MOST_MESSAGES = 4_000_000;

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLongArray heard = new AtomicLongArray(MOST_MESSAGES);
    private final AtomicInteger replies = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean counting;
    private volatile Duration delay = Duration.ZERO;
    private double tokens;
    private long filledAt;

    StandInPortal() throws IOException {
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/rest/");
    }

    /** When the reply to the message of this number came; 0 while it has not. */
    long heard(int number) {
        return heard.get(number);
    }

    int replies() {
        return replies.get();
    }

    int refusals() {
        return refusals.get();
    }

    /** From now on 50 calls at once and then 2 a second, as for most plans (limits.md). */
    synchronized void count() {
        tokens = 50;
        filledAt = System.nanoTime();
        counting = true;
    }

    /** From now on each answer comes so much later. */
    void slowDown(Duration by) {
        delay = by;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 8 * 1024);
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                byte[] body = in.readNBytes(contentLength(head));
                long moment = System.nanoTime();
                LockSupport.parkNanos(delay.toNanos());
                out.write(answer(head, new String(body, StandardCharsets.UTF_8), moment));
            }
        } catch (IOException closed) {
            // The other side has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(512);
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            int length = head.length();
            if (next == '\n' && length > 3 && head.charAt(length - 3) == '\n') {
                return head.toString();
            }
        }
        return "";
    }

    private static int contentLength(String head) {
        String name = "content-length:";
        int at = head.toLowerCase(Locale.ROOT).indexOf(name);
        return at < 0
                ? 0
                : Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at))
                        .strip());
    }

    private byte[] answer(String head, String body, long moment) {
        if (counting && !allowed(moment)) {
            refusals.incrementAndGet();
            return response("503 Service Unavailable", "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}");
        }
        for (int at = body.indexOf(REPLY); at >= 0; at = body.indexOf(REPLY, at + 1)) {
            int digits = at + REPLY.length();
            heard.set(Integer.parseInt(body, digits, digits + 9, 10), moment);
            replies.incrementAndGet();
        }
        return response("200 OK", "{\"result\":" + result(head, body) + ",\"time\":{\"start\":1,\"finish\":1}}");
    }

    /** Of one call, or of each of those that travel together. */
    private static String result(String head, String body) {
        if (head.contains("imbot.bot.list")) {
            return Seed.BOTS;
        }
        if (!body.contains("\"cmd\":{")) {
            return "1";
        }
        StringJoiner results = new StringJoiner(",", "{\"result\":{", "},\"result_error\":[]}");
        for (int command = 0; body.contains("\"c" + command + "\":"); command++) {
            boolean lists = body.contains("\"c" + command + "\":\"imbot.bot.list");
            results.add("\"c" + command + "\":" + (lists ? Seed.BOTS : "1"));
        }
        return results.toString();
    }

    private synchronized boolean allowed(long moment) {
        tokens = Math.min(50, tokens + 2 * (moment - filledAt) / 1e9);
        filledAt = moment;
        boolean allowed = tokens >= 1;
        tokens -= allowed ? 1 : 0;
        return allowed;
    }

    private static byte[] response(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
