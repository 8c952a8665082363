package parley.bitrix24;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.portals.PortalId;

/**
 * Has the next request to a portal taken already, so that a call does not wait for a bucket that is far away. The platform
 * counts that request later than the bucket did: one for each node, which what is kept below the documented burst allows for.
 * Safe for use by many threads.
 */
public final class BucketAhead implements Bucket {
    /** What is not used by then is lost; a bucket that another node closed meanwhile is overlooked once. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(BucketAhead.class);

    private final Bucket bucket;
    private final Executor beside;
    private final Cache<PortalId, Boolean> taken =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    /** @param beside where the bucket is asked while nobody waits */
    public BucketAhead(Bucket bucket, Executor beside) {
        this.bucket = bucket;
        this.beside = beside;
    }

    @Override
    public Duration take(PortalId portal, Rate rate) {
        Duration wait = taken.asMap().remove(portal) == null ? bucket.take(portal, rate) : Duration.ZERO;
        if (wait.isZero()) {
            beside.execute(() -> takeNext(portal, rate));
        }
        return wait;
    }

    /** One, however many calls there were; of two threads that come here at once one may lose what it took. */
    private void takeNext(PortalId portal, Rate rate) {
        try {
            if (taken.getIfPresent(portal) == null && bucket.take(portal, rate).isZero()) {
                taken.put(portal, true);
            }
        } catch (RuntimeException outage) {
            // Whatever it is: whoever needs a request asks for it and is told.
            LOG.debug("No request was taken ahead: {}", outage.toString());
        }
    }

    @Override
    public void close(PortalId portal, Rate rate, Duration pause) {
        taken.invalidate(portal);
        bucket.close(portal, rate, pause);
    }
}
