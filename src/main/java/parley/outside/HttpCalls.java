package parley.outside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one answer or none. Goes only where {@link AddressGuard} lets it, follows no redirect, sends nothing twice, keeps no
 * cookies. Blocks its thread, which is meant to be a virtual one, until an interrupt at the latest. Need not be closed. Safe for use
 * by many threads.
 */
public final class HttpCalls {
    private static final RequestConfig USUAL = RequestConfig.custom()
            .setAuthenticationEnabled(false)
            .setConnectionKeepAlive(Connections.IDLE)
            .setConnectionRequestTimeout(Connections.CONNECT)
            .setProtocolUpgradeEnabled(false)
            .setRedirectsEnabled(false)
            .build();

    /** Ends what takes too long; one thread for the whole process, because it only ever closes. */
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final AddressGuard guard;
    private final Connections connections;
    private final CloseableHttpClient client;

    /** @param allowHttp for sandbox and tests: then every address is permitted, on plain HTTP too */
    public HttpCalls(boolean allowHttp) {
        this(new AddressGuard(allowHttp), SSLContexts.createSystemDefault());
    }

    HttpCalls(AddressGuard guard, SSLContext trust) {
        this.guard = guard;
        this.connections = new Connections(guard, trust, TIMER);
        this.client = HttpClients.custom()
                .setConnectionManager(connections.pool())
                .setDefaultRequestConfig(USUAL)
                .addRequestInterceptorLast((_, _, context) -> ((Attempt) context).mayHaveLeft = true)
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("ends-of-calls").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    public Ending send(Request request) {
        if (!guard.permits(request.address())) {
            return new Ending.Refused();
        }
        return Thread.currentThread().isVirtual() ? exchange(request) : aside(request);
    }

    /** An interrupt reaches only a virtual thread while it reads. */
    private Ending aside(Request request) {
        FutureTask<Ending> exchange = new FutureTask<>(() -> exchange(request));
        Thread thread = Thread.startVirtualThread(exchange);
        try {
            return exchange.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A call failed otherwise than a call can fail", failure.getCause());
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Ending.TooLate("interrupted", true);
        }
    }

    private Ending exchange(Request request) {
        Attempt attempt = new Attempt(request);
        Future<?> end = TIMER.schedule(attempt::giveUp, request.end().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(attempt.http, attempt, response -> answered(attempt, response, request.mostBytes()));
        } catch (IOException failure) {
            return attempt.ended(failure);
        } finally {
            end.cancel(false);
            connections.sweepLater();
        }
    }

    private static Ending answered(Attempt attempt, ClassicHttpResponse response, int mostBytes) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            // Closed at once, or the library would read the rest to keep the connection.
            attempt.http.cancel();
            throw new TooLong();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        return new Ending.Answered(response.getCode(), body, headers);
    }

    /** One request on its way. */
    private static final class Attempt extends HttpClientContext {
        private final HttpUriRequestBase http;
        private volatile boolean late;
        private volatile boolean mayHaveLeft;

        Attempt(Request request) {
            http = new HttpUriRequestBase(request.method(), request.address());
            http.setConfig(RequestConfig.copy(USUAL)
                    .setResponseTimeout(Timeout.of(request.patience()))
                    .build());
            request.headers().forEach(http::setHeader);
            if (request.body() != null) {
                http.setEntity(new LastLook(this, request.body()));
            }
        }

        void giveUp() {
            late = true;
            http.cancel();
        }

        Ending ended(IOException failure) {
            String why = failure.getClass().getName();
            if (failure instanceof AddressGuard.Inside) {
                return new Ending.Refused();
            } else if (late) {
                return new Ending.TooLate("no-end", mayHaveLeft);
            } else if (Thread.currentThread().isInterrupted()) {
                return new Ending.TooLate("interrupted", mayHaveLeft);
            } else if (!mayHaveLeft) {
                return new Ending.NotReached(why);
            } else if (failure instanceof SocketTimeoutException) {
                return new Ending.TooLate(why, true);
            } else {
                return new Ending.BrokeOff(why);
            }
        }
    }

    /** A body that is asked once more whether it may leave, while the head of the request still waits for it in a buffer. */
    private static final class LastLook extends AbstractHttpEntity {
        private final Attempt attempt;
        private final Request.Body body;
        private final byte[] bytes;

        LastLook(Attempt attempt, Request.Body body) {
            super((String) null, null);
            this.attempt = attempt;
            this.body = body;
            this.bytes = body.bytes();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            if (!body.mayLeave()) {
                // Closed at once, or the library would still send the head.
                attempt.http.cancel();
                attempt.mayHaveLeft = false;
                throw new Stale();
            }
            out.write(bytes);
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public void close() {}
    }

    private static final class Stale extends IOException {}

    private static final class TooLong extends IOException {}
}
