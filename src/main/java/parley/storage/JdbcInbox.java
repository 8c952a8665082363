package parley.storage;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.ConnectionException;
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

/** The way into the database. Any number of envelopes takes the same few statements. */
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
        for (int race = 0; ; race++) {
            try {
                Added added = door.inTransaction(handle -> addAll(handle, requests, hands));
                hands.take(added.held());
                return added.counts();
            } catch (LostRace lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            } catch (JdbiException failure) {
                throw isOutage(failure) ? new InboxUnavailable(failure) : failure;
            }
        }
    }

    private Added addAll(Handle handle, List<List<NewEnvelope>> requests, Hands hands) {
        Map<String, NewEnvelope> fresh = new LinkedHashMap<>();
        requests.forEach(request -> request.forEach(envelope -> fresh.putIfAbsent(envelope.key(), envelope)));
        fresh.keySet().removeAll(known(handle, fresh.keySet()));
        List<Held> held = fresh.isEmpty() ? List.of() : store(handle, fresh, hands);
        return new Added(counts(requests, new HashSet<>(fresh.keySet())), held);
    }

    private List<Held> store(Handle handle, Map<String, NewEnvelope> fresh, Hands hands) {
        Instant now = clock.instant();
        List<NewEnvelope> envelopes = List.copyOf(fresh.values());
        remember(handle, fresh.keySet(), now);
        // Before the envelopes, so that a worker that lets go of a lane sees them or has gone.
        Map<String, Instant> lanes = lanes(envelopes);
        Hands.Reach reach = hands.reach(lanes.entrySet().stream()
                .filter(lane -> !lane.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList());
        Envelopes.Hold hold =
                new Envelopes.Hold(reach.lanes(), ThreadLocalRandom.current().nextLong(), reach.until());
        Set<String> taken = Envelopes.callFor(handle, lanes, hold);
        Round numbering = database.round(handle);
        List<Long> numbers = Envelopes.numbers(numbering, envelopes.size());
        numbering.go();
        Round appending = database.round(handle);
        Envelopes.append(appending, envelopes, numbers, now);
        appending.go();
        return heads(envelopes, numbers, taken, hold.fence(), now);
    }

    private static List<Held> heads(
            List<NewEnvelope> envelopes, List<Long> numbers, Set<String> taken, long fence, Instant now) {
        List<Held> heads = new ArrayList<>();
        Set<String> without = new HashSet<>(taken);
        for (int i = 0; i < envelopes.size(); i++) {
            NewEnvelope first = envelopes.get(i);
            if (without.remove(first.lane())) {
                Envelope envelope = new Envelope(
                        numbers.get(i),
                        first.lane(),
                        first.kind(),
                        first.payload(),
                        Times.stored(now).toInstant(),
                        0);
                heads.add(new Held(new Claim(first.lane(), fence), new Waiting(envelope, first.dueAt(), 0, false)));
            }
        }
        return heads;
    }

    private static Set<String> known(Handle handle, Set<String> keys) {
        return handle.createQuery("select dedup_key from receipt where dedup_key = any(:keys)")
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .set();
    }

    /** In the order of the keys, so that two nodes that offer the same wait for each other and not in a circle. */
    private static void remember(Handle handle, Set<String> keys, Instant now) {
        int remembered = handle.createUpdate("""
                        insert into receipt (dedup_key, accepted_at)
                        select dedup_key, :now from unnest(cast(:keys as varchar array)) as offered(dedup_key)
                        order by dedup_key
                        on conflict do nothing""")
                .bindArray("keys", String.class, keys)
                .bind("now", Times.stored(now))
                .execute();
        if (remembered < keys.size()) {
            throw new LostRace();
        }
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

    private static boolean isOutage(JdbiException failure) {
        String state = failure.getCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
        // 08: the connection broke; 57P: the server is going down.
        return failure instanceof ConnectionException || state.startsWith("08") || state.startsWith("57P");
    }

    private record Added(List<Integer> counts, List<Held> held) {}

    /** Another node stored the same work a moment earlier. */
    private static final class LostRace extends RuntimeException {
        LostRace() {
            super("Another node stored the same work at the same moment", null, false, false);
        }
    }
}
