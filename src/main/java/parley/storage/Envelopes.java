package parley.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    static Round.Step<Long> numbers(Round round, int count) {
        return round.query(
                "select nextval('envelope_ids') from unnest(cast(? as varchar array))",
                row -> row.getLong(1),
                new Values("varchar", new String[count]));
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
     * Opens those of the lanes that are not there, and keeps workers from letting go of any until the transaction ends. In the
     * order of their names, so that two nodes wait for each other and not in a circle.
     *
     * @param lanes with the moment at which each is due if nothing waits in it yet
     */
    static Called callFor(Round round, Map<String, Instant> lanes, Hold hold) {
        List<String> names = List.copyOf(lanes.keySet());
        round.update(
                """
                insert into lane (name, lane_group, due_at, fence)
                select name, lane_group, due_at, fence
                from unnest(cast(? as varchar array), cast(? as varchar array),
                  cast(? as timestamp with time zone array), cast(? as bigint array))
                  as called(name, lane_group, due_at, fence)
                order by name
                on conflict do nothing""",
                Values.of("varchar", names),
                Values.of("varchar", names.stream().map(Envelopes::group).toList()),
                Values.of(
                        "timestamptz",
                        names.stream()
                                .map(lane -> Times.stored(
                                        hold.lanes().contains(lane)
                                                ? hold.until()
                                                : Objects.requireNonNull(lanes.get(lane))))
                                .toList()),
                Values.of(
                        "bigint",
                        names.stream()
                                .map(lane -> hold.lanes().contains(lane) ? hold.fence() : null)
                                .toList()));
        return new Called(
                round.query(
                        "select name, fence from lane where name = any(?) order by name for update",
                        row -> new Locked(row.getString("name"), row.getLong("fence")),
                        Values.of("varchar", names)),
                names.size(),
                hold);
    }

    /** What came of calling for lanes, once the round is over. */
    record Called(Round.Step<Locked> locked, int all, Hold hold) {
        /** Otherwise a lane was there, and over before it could be locked. */
        boolean complete() {
            return locked.rows().size() == all;
        }

        /** Whether nobody holds some of them. */
        boolean leavesSome() {
            return locked.rows().stream().anyMatch(lane -> lane.fence() == 0);
        }

        /** Those that did not exist and are held now. */
        Set<String> taken() {
            return locked.rows().stream()
                    .filter(lane -> lane.fence() == hold.fence() && hold.lanes().contains(lane.name()))
                    .map(Locked::name)
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    /** @param fence 0 where nobody holds it */
    record Locked(String name, long fence) {}

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

    /** What stands before the first slash. */
    static String group(String lane) {
        return lane.split("/", 2)[0];
    }
}
