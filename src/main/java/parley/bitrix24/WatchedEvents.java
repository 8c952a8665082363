package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.authoring.Bots;
import parley.health.Arrivals;
import parley.portals.PortalId;

/**
 * Notes when a proven event last arrived from a portal and for a bot: at most once a minute for each, because most events
 * are no news. Safe for use by many threads.
 */
final class WatchedEvents {
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Arrivals arrivals;
    private final Bots bots;
    private final Clock clock;
    private final Map<Heard, Instant> noted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Heard, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    WatchedEvents(Arrivals arrivals, Bots bots, Clock clock) {
        this.arrivals = arrivals;
        this.bots = bots;
        this.clock = clock;
    }

    /** What an event is news of; asked once for each event. */
    News newsIn(Event event) {
        Instant now = clock.instant();
        PortalId portal = event.portal();
        Set<Long> bots = numbers(event).stream()
                .filter(bot -> isDue(new Heard(portal, bot), now))
                .collect(Collectors.toSet());
        // A test is asked for by a person who waits for it, so each one counts.
        boolean ofPortal = isDue(new Heard(portal, 0), now) || event.name().equals(EventNames.TEST);
        return new News(portal, bots, ofPortal || !bots.isEmpty(), now);
    }

    void note(News news) {
        Set<Long> bots = news.bots();
        arrivals.note(news.portal(), bots.isEmpty() ? bots : ours(news.portal(), bots), news.when());
    }

    private boolean isDue(Heard heard, Instant now) {
        synchronized (noted) {
            Instant last = noted.get(heard);
            boolean due = last == null || !last.plus(OFTEN_ENOUGH).isAfter(now);
            if (due) {
                noted.put(heard, now);
            }
            return due;
        }
    }

    /** Any employee can name bots in an event, but not make us remember them. */
    private Set<Long> ours(PortalId portal, Set<Long> named) {
        Set<Long> ours = new HashSet<>(named);
        ours.retainAll(bots.of(portal).numbers());
        return ours;
    }

    private static Set<Long> numbers(Event event) {
        Set<Long> numbers = new HashSet<>();
        event.targets().forEach(target -> target.number("BOT_ID").ifPresent(numbers::add));
        return numbers;
    }

    /**
     * That somebody was heard.
     *
     * @param bots as the event names them
     * @param any whether it is worth noting
     */
    record News(PortalId portal, Set<Long> bots, boolean any, Instant when) {}

    /** Which portal, and which bot of it, or 0. */
    private record Heard(PortalId portal, long bot) {}
}
