package parley.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.authoring.BotId;
import parley.engine.Position;
import parley.portals.PortalId;

/** How often what happened. Counted every few minutes, so the newest turns are missing. */
public interface Numbers {
    OfPortal of(PortalId portal);

    /** Counts the days anew that changed since the last time. Not for use inside a transaction. */
    void count(Instant now);

    /** Until when turns are counted; empty before the first time. */
    Optional<Instant> countedUntil();

    /** How often topics of a bot were met on the last seven days, by their ids. */
    default Map<String, Long> hits(PortalId portal, BotId bot, LocalDate today) {
        return of(portal).hits(bot, today.minusDays(6));
    }

    /** The numbers of one portal. */
    interface OfPortal {
        /** From the first day to the last, both counted. */
        Period find(BotId bot, LocalDate first, LocalDate last);

        Map<String, Long> hits(BotId bot, LocalDate first);
    }

    /**
     * A stretch of days.
     *
     * @param days in their order; days on which nothing happened are left out
     * @param topics the most used first
     * @param hours messages of people by hour of the day, where the bot is
     * @param left the steps at which most conversations were left, the most first
     */
    record Period(Sums whole, List<Day> days, List<OfTopic> topics, Map<Integer, Long> hours, List<Left> left) {
        public Period {
            days = List.copyOf(days);
            topics = List.copyOf(topics);
            hours = Map.copyOf(hours);
            left = List.copyOf(left);
        }
    }

    /**
     * @param conversations a dialog counts once a day
     * @param people everybody counts once, as long as it is kept who it was
     */
    record Sums(long conversations, long people, long answered, long missed, long handedOver) {}

    record Day(LocalDate day, Sums sums) {}

    record OfTopic(String topic, Sums sums) {}

    record Left(Position step, long conversations) {}
}
