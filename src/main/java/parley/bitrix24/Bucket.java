package parley.bitrix24;

import java.time.Duration;
import parley.portals.PortalId;

/**
 * How many requests a portal takes from us, by the leaky bucket that the platform counts with: per portal and source address,
 * so all nodes share it (rest.md §6.1).
 */
public interface Bucket {

    /** Takes one request; zero when it may go, otherwise nothing was taken and this is how long to wait. */
    Duration take(PortalId portal, Rate rate);

    /** Lets nobody call the portal for that long, because it asked for it. */
    void close(PortalId portal, Rate rate, Duration pause);

    /**
     * What a plan allows.
     *
     * @param burst requests at once
     * @param perSecond requests for good
     */
    record Rate(double burst, double perSecond) {
        /** A little under the documented 50, for requests that are repeated or were taken ahead by several nodes. */
        static final Rate USUAL = new Rate(40, 2);

        /** The same for the largest plan's 250. */
        static final Rate ENTERPRISE = new Rate(200, 5);
    }

    /**
     * How full a bucket is; the arithmetic all implementations share.
     *
     * @param requests counted and not leaked yet
     * @param seconds of the clock when they were counted
     */
    record Level(double requests, double seconds) {
        private double at(Rate rate, double now) {
            return Math.max(0, requests - rate.perSecond() * Math.max(0, now - seconds));
        }

        /** After one more request. */
        public Level taken(Rate rate, double now) {
            return new Level(at(rate, now) + 1, now);
        }

        /** Until one request may go. */
        public Duration wait(Rate rate, double now) {
            double over = at(rate, now) + 1 - rate.burst();
            return over <= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(over / rate.perSecond() * 1_000));
        }

        /** So full that nothing goes for that long. */
        public Level closed(Rate rate, double now, Duration pause) {
            double full = rate.burst() - 1 + pause.toMillis() / 1_000.0 * rate.perSecond();
            return new Level(Math.max(at(rate, now), full), now);
        }
    }
}
