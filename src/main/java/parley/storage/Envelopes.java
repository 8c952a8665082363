package parley.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import parley.inbox.NewEnvelope;
import parley.storage.Round.Values;

/** Statements about envelopes and the lanes they wait in, shared by the way in and the work. */
final class Envelopes {
    private static final String OFFERED = """
            unnest(cast(? as varchar array), cast(? as varchar array), cast(? as bytea array),
              cast(? as timestamp with time zone array)%s) as offered(lane, kind, payload, due_at%s)""";

    private static final String APPEND = """
            insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
            select id, lane, id, kind, payload, cast(? as timestamp with time zone), due_at, 0, 0
            from %s""".formatted(OFFERED.formatted(", cast(? as bigint array)", ", id"));

    private static final String INSERT_AT = """
            insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
            select nextval('envelope_ids'), offered.lane, finished.place, offered.kind, offered.payload,
              cast(? as timestamp with time zone), offered.due_at, 0, 0
            from envelope finished cross join %s where finished.id = ?""".formatted(OFFERED.formatted("", ""));

    private Envelopes() {}

    /** Numbers for so many envelopes, in order. Drawn while their lanes are locked, so that they tell the order of acceptance. */
    static List<Long> numbers(Round round, int count) {
        return round.query(
                        "select nextval('envelope_ids') from unnest(cast(? as varchar array))",
                        row -> row.getLong(1),
                        new Values("varchar", new String[count]))
                .rows();
    }

    /** At the end of their lanes, in their order. */
    static void append(Round round, List<NewEnvelope> envelopes, List<Long> numbers, Instant now) {
        List<Object> values = new ArrayList<>();
        values.add(Times.stored(now));
        values.addAll(columns(envelopes));
        values.add(Values.of("bigint", numbers));
        round.update(APPEND, values.toArray());
    }

    /** In the place of the envelope that promised them; nowhere when that is gone, with the portal it belonged to. */
    static void insertAt(Round round, long id, List<NewEnvelope> envelopes, Instant now) {
        List<Object> values = new ArrayList<>();
        values.add(Times.stored(now));
        values.addAll(columns(envelopes));
        values.add(id);
        round.update(INSERT_AT, values.toArray());
    }

    private static List<Values> columns(List<NewEnvelope> envelopes) {
        return List.of(
                Values.of("varchar", envelopes.stream().map(NewEnvelope::lane).toList()),
                Values.of("varchar", envelopes.stream().map(NewEnvelope::kind).toList()),
                new Values("bytea", envelopes.stream().map(NewEnvelope::payload).toArray(byte[][]::new)),
                Values.of(
                        "timestamptz",
                        envelopes.stream()
                                .map(envelope -> Times.stored(envelope.dueAt()))
                                .toList()));
    }

    /**
     * Makes sure that the lanes are there, and keeps workers from letting go of them until the transaction ends. In the order
     * of their names, so that two nodes wait for each other and not in a circle.
     *
     * @param lanes with the moment at which each is due if nothing waits in it yet
     * @return those that did not exist and are held now
     */
    static Set<String> callFor(Handle handle, Map<String, Instant> lanes, Hold hold) {
        Set<String> missing = new HashSet<>(lanes.keySet());
        Set<String> taken = new HashSet<>();
        while (true) {
            missing.removeAll(lock(handle, missing));
            if (missing.isEmpty()) {
                return taken;
            }
            boolean allAreOurs = open(handle, lanes, List.copyOf(missing), hold) == missing.size();
            taken.addAll(hold.lanes().isEmpty() || allAreOurs ? missing : heldBy(handle, missing, hold));
            taken.retainAll(hold.lanes());
            if (allAreOurs) {
                return taken;
            }
        }
    }

    /**
     * Somebody who works on lanes from the moment they open.
     *
     * @param lanes of which those that open are held
     * @param until when the lease ends
     */
    record Hold(Set<String> lanes, long fence, Instant until) {
        static final Hold NOTHING = new Hold(Set.of(), 0, Instant.EPOCH);

        Hold {
            lanes = Set.copyOf(lanes);
        }
    }

    private static List<String> lock(Handle handle, Set<String> lanes) {
        return handle.createQuery("select name from lane where name = any(:lanes) order by name for update")
                .bindArray("lanes", String.class, lanes)
                .mapTo(String.class)
                .list();
    }

    private static List<String> heldBy(Handle handle, Set<String> lanes, Hold hold) {
        return handle.createQuery("select name from lane where name = any(:lanes) and fence = :fence")
                .bindArray("lanes", String.class, lanes)
                .bind("fence", hold.fence())
                .mapTo(String.class)
                .list();
    }

    private static int open(Handle handle, Map<String, Instant> lanes, List<String> missing, Hold hold) {
        return handle.createUpdate("""
                        insert into lane (name, lane_group, due_at, fence)
                        select name, lane_group, due_at, fence
                        from unnest(cast(:names as varchar array), cast(:groups as varchar array),
                          cast(:due as timestamp with time zone array), cast(:fences as bigint array))
                          as called(name, lane_group, due_at, fence)
                        order by name
                        on conflict do nothing""")
                .bindArray("names", String.class, missing)
                .bindArray(
                        "groups",
                        String.class,
                        missing.stream().map(Envelopes::group).toList())
                .bindArray(
                        "due",
                        OffsetDateTime.class,
                        missing.stream()
                                .map(lane -> Times.stored(
                                        hold.lanes().contains(lane)
                                                ? hold.until()
                                                : Objects.requireNonNull(lanes.get(lane))))
                                .toList())
                .bindArray("fences", Long.class, fences(missing, hold))
                .execute();
    }

    private static List<@Nullable Long> fences(List<String> lanes, Hold hold) {
        List<@Nullable Long> fences = new ArrayList<>();
        for (String lane : lanes) {
            fences.add(hold.lanes().contains(lane) ? hold.fence() : null);
        }
        return fences;
    }

    /** What stands before the first slash. */
    static String group(String lane) {
        return lane.split("/", 2)[0];
    }
}
