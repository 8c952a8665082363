package parley.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.bitrix24.Kinds;
import parley.health.Backlog;
import parley.inbox.Parked;
import parley.portals.PortalId;
import parley.running.GivenUp;
import parley.running.PerformEffect;

/** What of the inbox belongs to one portal: the lanes of its group. */
public final class JdbcBacklog implements Backlog {
    /** Who asks for more asks again. */
    private static final int MOST_AT_ONCE = 1_000;

    /** Counting must not cost more the more there is to do. */
    private static final int MOST_COUNTED = 10_000;

    private final Jdbi jdbi;
    private final Parked parked;

    public JdbcBacklog(Database database) {
        this.jdbi = database.jdbi();
        this.parked = new JdbcParked(database);
    }

    @Override
    public Depth depth(PortalId portal, Instant now) {
        return jdbi.withHandle(handle -> {
            long aside = handle.createQuery("""
                            select count(*) from (
                              select 1 from parked where lane_group = :portal limit :most) counted""")
                    .bind("portal", portal.value())
                    .bind("most", MOST_COUNTED)
                    .mapTo(Long.class)
                    .one();
            // What is due later on purpose does not wait; what was tried already does.
            return handle.createQuery("""
                            select count(*) as waiting, min(accepted_at) as oldest from (
                              select envelope.accepted_at from lane join envelope on envelope.lane = lane.name
                              where lane.lane_group = :portal and (envelope.due_at <= :now or envelope.attempts > 0)
                              order by lane.lane_group, lane.due_at limit :most) counted""")
                    .bind("portal", portal.value())
                    .bind("most", MOST_COUNTED)
                    .bind("now", Times.stored(now))
                    .map((row, _) -> new Depth(
                            row.getLong("waiting"),
                            Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                    .map(oldest -> Duration.between(oldest.toInstant(), now))
                                    .orElse(Duration.ZERO),
                            aside))
                    .one();
        });
    }

    @Override
    public int retry(PortalId portal, Instant now) {
        return (int) parked.newest(portal.value(), MOST_AT_ONCE).stream()
                .filter(aside -> parked.retry(aside.id(), now))
                .count();
    }

    @Override
    public List<Aside> aside(PortalId portal, int most) {
        return parked.newest(portal.value(), most).stream()
                .map(JdbcBacklog::aside)
                .toList();
    }

    @Override
    public Optional<Aside> find(PortalId portal, long id) {
        return parked.find(portal.value(), id).map(JdbcBacklog::aside);
    }

    @Override
    public boolean retry(PortalId portal, long id, Instant now) {
        return parked.find(portal.value(), id).isPresent() && parked.retry(id, now);
    }

    @Override
    public boolean drop(PortalId portal, long id) {
        return parked.find(portal.value(), id).isPresent() && parked.drop(id);
    }

    private static Aside aside(Parked.Aside aside) {
        String reason = aside.reason();
        Why why = reason.startsWith(GivenUp.REFUSED)
                ? Why.REFUSED
                : reason.equals(GivenUp.TOO_LATE) ? Why.TOO_LATE : reason.equals(GivenUp.GONE) ? Why.GONE : Why.MISTAKE;
        return new Aside(
                aside.id(),
                bot(aside.lane()),
                what(aside.kind()),
                why,
                why == Why.REFUSED ? reason.substring(GivenUp.REFUSED.length()) : "",
                aside.acceptedAt(),
                aside.parkedAt());
    }

    /** A dialog's lane is called by its portal, its bot and itself. */
    private static long bot(String lane) {
        String[] parts = lane.split("/", 3);
        return parts.length == 3 && parts[1].matches("\\d{1,18}") ? Long.parseLong(parts[1]) : 0;
    }

    private static What what(String kind) {
        return switch (kind) {
            case Kinds.STIMULUS -> What.MESSAGE;
            case PerformEffect.KIND -> What.ANSWER;
            default -> What.OTHER;
        };
    }
}
