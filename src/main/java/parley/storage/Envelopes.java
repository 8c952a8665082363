package parley.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Update;
import parley.inbox.NewEnvelope;

/** Statements about envelopes and the lanes they wait in, shared by the way in and the work. */
final class Envelopes {
    private static final String OFFERED = """
            unnest(cast(:lanes as varchar array), cast(:kinds as varchar array), cast(:payloads as bytea array),
              cast(:due as timestamp with time zone array)) as offered(lane, kind, payload, due_at)""";

    private static final String APPEND = """
            insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
            select id, lane, id, kind, payload, :now, due_at, 0, 0
            from (select nextval('envelope_ids') as id, offered.* from %s) numbered""".formatted(OFFERED);

    private static final String INSERT_AT = """
            insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
            select nextval('envelope_ids'), offered.lane, finished.place, offered.kind, offered.payload, :now,
              offered.due_at, 0, 0
            from envelope finished cross join %s where finished.id = :id""".formatted(OFFERED);

    private Envelopes() {}

    /** At the end of their lanes, in their order. */
    static void append(Handle handle, List<NewEnvelope> envelopes, Instant now) {
        bind(handle.createUpdate(APPEND), envelopes, now).execute();
    }

    /** In the place of the envelope that promised them; nowhere when that is gone, with the portal it belonged to. */
    static void insertAt(Handle handle, long id, List<NewEnvelope> envelopes, Instant now) {
        bind(handle.createUpdate(INSERT_AT), envelopes, now).bind("id", id).execute();
    }

    private static Update bind(Update insert, List<NewEnvelope> envelopes, Instant now) {
        return insert.bind("now", Times.stored(now))
                .bindArray(
                        "lanes",
                        String.class,
                        envelopes.stream().map(NewEnvelope::lane).toList())
                .bindArray(
                        "kinds",
                        String.class,
                        envelopes.stream().map(NewEnvelope::kind).toList())
                .bind("payloads", payloads(envelopes))
                .bindArray(
                        "due",
                        OffsetDateTime.class,
                        envelopes.stream()
                                .map(envelope -> Times.stored(envelope.dueAt()))
                                .toList());
    }

    private static Argument payloads(List<NewEnvelope> envelopes) {
        byte[][] payloads = envelopes.stream().map(NewEnvelope::payload).toArray(byte[][]::new);
        return (position, statement, _) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", payloads));
    }

    /**
     * Makes sure that the lanes are there, and keeps workers from letting go of them until the transaction ends. In the order
     * of their names, so that two nodes wait for each other and not in a circle.
     *
     * @param lanes with the moment at which each is due if nothing waits in it yet
     */
    static void callFor(Handle handle, Map<String, Instant> lanes) {
        Set<String> missing = new HashSet<>(lanes.keySet());
        while (!missing.isEmpty()) {
            missing.removeAll(lock(handle, missing));
            if (missing.isEmpty() || open(handle, lanes, List.copyOf(missing)) == missing.size()) {
                return;
            }
        }
    }

    private static List<String> lock(Handle handle, Set<String> lanes) {
        return handle.createQuery("select name from lane where name = any(:lanes) order by name for update")
                .bindArray("lanes", String.class, lanes)
                .mapTo(String.class)
                .list();
    }

    private static int open(Handle handle, Map<String, Instant> lanes, List<String> missing) {
        return handle.createUpdate("""
                        insert into lane (name, lane_group, due_at)
                        select name, lane_group, due_at
                        from unnest(cast(:names as varchar array), cast(:groups as varchar array),
                          cast(:due as timestamp with time zone array)) as called(name, lane_group, due_at)
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
                                .map(lane -> Times.stored(Objects.requireNonNull(lanes.get(lane))))
                                .toList())
                .execute();
    }

    /** What stands before the first slash. */
    static String group(String lane) {
        return lane.split("/", 2)[0];
    }
}
