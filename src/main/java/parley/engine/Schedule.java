package parley.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Times of the week at which something is open, but for holidays. */
public record Schedule(ZoneId zone, Map<DayOfWeek, List<Span>> weekly, Set<LocalDate> holidays) {
    /** A schedule that is never open has no opening; this far is looked for one. */
    private static final int LONGEST_LOOK = 366;

    public Schedule {
        weekly = Map.copyOf(weekly);
        holidays = Set.copyOf(holidays);
    }

    /** From a time on, until just before another of the same day; 00:00 as the end is midnight. */
    public record Span(LocalTime from, LocalTime to) {
        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    public boolean openAt(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return spans(there.toLocalDate()).anyMatch(span -> span.holds(there.toLocalTime()));
    }

    /** When it is open next; now when it is open now, empty when it does not open within a year. */
    public Optional<Instant> openingAfter(Instant moment) {
        if (openAt(moment)) {
            return Optional.of(moment);
        }
        LocalDate today = moment.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(LONGEST_LOOK)
                .flatMap(day -> spans(day)
                        .map(span -> day.atTime(span.from()).atZone(zone).toInstant()))
                .filter(opening -> opening.isAfter(moment))
                .min(Instant::compareTo);
    }

    private Stream<Span> spans(LocalDate day) {
        return holidays.contains(day) ? Stream.empty() : weekly.getOrDefault(day.getDayOfWeek(), List.of()).stream();
    }
}
