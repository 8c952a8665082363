package parley.outside;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** What is open, kept for the next call and closed when none comes, also when this is never used again. Safe for all threads. */
final class Connections {
    /** Once for the connection and once for what is agreed on before anything is said. */
    static final Timeout CONNECT = Timeout.ofSeconds(5);

    static final Timeout IDLE = Timeout.ofSeconds(30);

    private static final TimeValue BETWEEN_SWEEPS = TimeValue.ofSeconds(10);

    /** After so much silence it is looked whether the other side has closed; that look costs a millisecond. */
    private static final TimeValue SURELY_OPEN = TimeValue.ofMilliseconds(200);

    /** More than can be called at once; beyond it the connection that is idle for longest makes room. */
    private static final int MOST = 1_500;

    /** Of what a connection keeps two as long as it is open; a call and its answer are a few hundred bytes. */
    private static final int BUFFER = 4096;

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int MOST_HEADERS = 500;

    private final ScheduledExecutorService timer;
    private final PoolingHttpClientConnectionManager pool;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    Connections(AddressGuard guard, SSLContext trust, ScheduledExecutorService timer) {
        this.timer = timer;
        Http1Config http = Http1Config.custom()
                .setBufferSize(BUFFER)
                .setMaxLineLength(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                // Of the policies only this one forgets hosts that nothing is open to.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setOffLockDisposalEnabled(true)
                .setMaxConnTotal(MOST)
                .setMaxConnPerRoute(MOST)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setIdleTimeout(IDLE)
                        .setValidateAfterInactivity(SURELY_OPEN)
                        .build())
                .setDnsResolver(guard)
                // The runtime compares the names itself; the library would load the list of public suffixes for it.
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        trust, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
                .build();
    }

    HttpClientConnectionManager pool() {
        return pool;
    }

    /** To be called after a call: where nothing was called there is nothing to sweep, and so nothing that must be stopped. */
    void sweepLater() {
        if (sweeping.compareAndSet(false, true)) {
            Future<?> _ = timer.schedule(this::sweep, BETWEEN_SWEEPS.toMilliseconds(), TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        sweeping.set(false);
        pool.closeExpired();
        pool.closeIdle(IDLE);
        if (pool.getTotalStats().getAvailable() > 0) {
            sweepLater();
        }
    }
}
