package parley.storage;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import parley.inbox.Envelope;
import parley.inbox.GroupCommit;
import parley.inbox.Hands;
import parley.inbox.Inbox;
import parley.inbox.Lanes.Claim;
import parley.inbox.Lanes.Held;
import parley.inbox.Lanes.Waiting;
import parley.inbox.NewEnvelope;

/**
 * The way into the database. Any number of envelopes takes the same few statements, there and back once. It takes them for new;
 * only when some turn out to be known, all is undone and the others are tried.
 */
public final class JdbcInbox implements Inbox, GroupCommit.Store {
    private static final int MOST_RACES = 20;

    private final Database database;
    private final Jdbi door;
    private final Clock clock;

    public JdbcInbox(Database database, Clock clock) {
        this.database = database;
        this.door = database.door();
        this.clock = clock;
    }

    @Override
    public int add(List<NewEnvelope> envelopes) {
        try {
            return addAll(List.of(envelopes), Hands.NOBODY).getFirst();
        } catch (JdbiException unavailable) {
            throw new InboxUnavailable(unavailable);
        }
    }

    @Override
    public List<Integer> addAll(List<List<NewEnvelope>> requests, Hands hands) {
        Map<String, NewEnvelope> offered = new LinkedHashMap<>();
        requests.forEach(request -> request.forEach(envelope -> offered.putIfAbsent(envelope.key(), envelope)));
        Set<String> known = Set.of();
        for (int race = 0; ; race++) {
            try {
                Map<String, NewEnvelope> fresh = new LinkedHashMap<>(offered);
                fresh.keySet().removeAll(known);
                if (!fresh.isEmpty()) {
                    Envelopes.calling(() -> door.inTransaction(handle -> store(handle, fresh, hands)))
                            .into(hands);
                }
                return counts(requests, new HashSet<>(fresh.keySet()));
            } catch (JdbiException failure) {
                if (!Round.isTwice(failure) || race == MOST_RACES) {
                    throw Outage.caused(failure) ? new InboxUnavailable(failure) : failure;
                }
                // Some of the work was offered before, perhaps to another node at this moment.
                known = door.withHandle(handle -> JdbcReceipts.known(handle, offered.keySet()));
            }
        }
    }

    private Stored store(Handle handle, Map<String, NewEnvelope> fresh, Hands hands) {
        Instant now = clock.instant();
        List<NewEnvelope> envelopes = List.copyOf(fresh.values());
        Map<String, Instant> lanes = lanes(envelopes);
        Hands.Reach reach = hands.reach(lanes.entrySet().stream()
                .filter(lane -> !lane.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList());
        Envelopes.Hold hold =
                new Envelopes.Hold(reach.lanes(), ThreadLocalRandom.current().nextLong(), reach.until());
        Round arrival = database.round(handle);
        remember(arrival, fresh.keySet(), now);
        // Before the envelopes, so that a worker that lets go of a lane sees them or has gone.
        Envelopes.Called called = Envelopes.callFor(arrival, lanes, hold);
        Envelopes.append(arrival, envelopes, now);
        Round.Step<Envelopes.Head> heads = Envelopes.heads(arrival, hold);
        arrival.goAndCommit();
        return new Stored(held(envelopes, heads.rows(), hold.fence(), now), hold.until(), called.leavesSome());
    }

    private static List<Held> held(List<NewEnvelope> envelopes, List<Envelopes.Head> heads, long fence, Instant now) {
        Map<String, NewEnvelope> firsts =
                envelopes.stream().collect(toMap(NewEnvelope::lane, envelope -> envelope, (first, _) -> first));
        return heads.stream()
                .map(head -> held(Objects.requireNonNull(firsts.get(head.lane())), head.envelope(), fence, now))
                .toList();
    }

    private static Held held(NewEnvelope first, long id, long fence, Instant now) {
        Envelope envelope = new Envelope(
                id,
                first.lane(),
                first.kind(),
                first.payload(),
                Times.stored(now).toInstant(),
                0);
        return new Held(
                new Claim(first.lane(), fence), new Waiting(envelope, first.dueAt(), 0, false, Optional.empty()));
    }

    /** In the order of the keys, so that two nodes that offer the same wait for each other and not in a circle. */
    static void remember(Round round, Set<String> keys, Instant now) {
        round.update("""
                insert into receipt (dedup_key, accepted_at)
                select dedup_key, cast(? as timestamp with time zone)
                from unnest(cast(? as varchar array)) as offered(dedup_key)
                order by dedup_key""", Times.stored(now), Round.Values.of(List.copyOf(keys)));
    }

    private static Map<String, Instant> lanes(List<NewEnvelope> envelopes) {
        return envelopes.stream().collect(toMap(NewEnvelope::lane, NewEnvelope::dueAt, (first, _) -> first));
    }

    /** Each new envelope counts for the first request that brought it. */
    private static List<Integer> counts(List<List<NewEnvelope>> requests, Set<String> fresh) {
        List<Integer> counts = new ArrayList<>();
        for (List<NewEnvelope> request : requests) {
            int added = 0;
            for (NewEnvelope envelope : request) {
                added += fresh.remove(envelope.key()) ? 1 : 0;
            }
            counts.add(added);
        }
        return counts;
    }

    /** @param some whether lanes are left that nobody holds */
    private record Stored(List<Held> held, Instant until, boolean some) {
        /** Whoever holds a lane sees what came into it; a look costs as much as storing did. */
        void into(Hands hands) {
            hands.take(held, until);
            if (some) {
                hands.wake();
            }
        }
    }
}
