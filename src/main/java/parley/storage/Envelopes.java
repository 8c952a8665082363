package parley.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import parley.inbox.Lanes;
import parley.inbox.Lanes.Claim;
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
            from (select nextval('envelope_ids') as id, offered.* from %s) as numbered""".formatted(OFFERED.formatted("", ""));

    private static final String INSERT_AT = """
            insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
            select nextval('envelope_ids'), offered.lane, finished.place, offered.kind, offered.payload,
              cast(? as timestamp with time zone), offered.due_at, 0, 0
            from envelope finished cross join %s where finished.id = ?""".formatted(OFFERED.formatted("", ""));

    /** All in the place that what promised them would have had, right before the first of them. */
    private static final String INSERT_FIRST = """
            insert into envelope (id, lane, place, kind, payload, accepted_at, due_at, attempts, mistakes)
            select id, lane, min(id) over () - 1, kind, payload, cast(? as timestamp with time zone), due_at, 0, 0
            from (select nextval('envelope_ids') as id, offered.* from %s) as numbered""".formatted(OFFERED.formatted("", ""));

    private static final int MOST_RACES = 20;

    private Envelopes() {}

    /**
     * At the end of their lanes, in their order. Their numbers are drawn while the lanes are locked, so that they tell the
     * order of acceptance.
     */
    static void append(Round round, List<NewEnvelope> envelopes, Instant now) {
        insert(round, APPEND, envelopes, now);
    }

    /** Into a lane that has just been opened, promised by what was never stored. */
    static void insertFirst(Round round, List<NewEnvelope> envelopes, Instant now) {
        insert(round, INSERT_FIRST, envelopes, now);
    }

    private static void insert(Round round, String statement, List<NewEnvelope> envelopes, Instant now) {
        List<Object> values = new ArrayList<>();
        values.add(Times.stored(now));
        values.addAll(columns(envelopes));
        round.update(statement, values.toArray());
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
                Values.of(envelopes.stream().map(NewEnvelope::lane).toList()),
                Values.of(envelopes.stream().map(NewEnvelope::kind).toList()),
                new Values("bytea", envelopes.stream().map(NewEnvelope::payload).toArray(byte[][]::new)),
                Values.of(
                        "timestamptz",
                        envelopes.stream()
                                .map(envelope -> Times.stored(envelope.dueAt()))
                                .toList()));
    }

    /** Does what calls for lanes, again when one of them was over in between. */
    static <T> T calling(Supplier<T> work) {
        for (int race = 0; ; race++) {
            try {
                return work.get();
            } catch (LaneIsOver over) {
                if (race == MOST_RACES) {
                    throw over;
                }
            }
        }
    }

    /**
     * Opens those of the lanes that are not there, and keeps workers from letting go of any until the transaction ends. In the
     * order of their names, so that two nodes wait for each other and not in a circle. Fails with {@link LaneIsOver} when a
     * lane was there, and over before it could be locked.
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
                Values.of(names),
                Values.of(names.stream().map(Lanes::group).toList()),
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
        round.fail(LaneIsOver::new);
        return new Called(round.query(
                """
                        select called.name, locked.fence, 1 / (case when locked.name is null then 0 else 1 end) as there
                        from unnest(cast(? as varchar array)) as called(name)
                        left join (select name, fence from lane where name = any(?) order by name for update) as locked
                          on locked.name = called.name""",
                row -> new Locked(row.getString("name"), row.getLong("fence")),
                Values.of(names),
                Values.of(names)));
    }

    /** Opens a lane for who claims it, unless it is there. */
    static void open(Round round, Claim claim, Instant until) {
        round.update(
                "insert into lane (name, lane_group, due_at, fence) values (?, ?, ?, ?) on conflict do nothing",
                claim.lane(),
                Lanes.group(claim.lane()),
                Times.stored(until),
                claim.fence());
    }

    /** The first envelopes of those lanes that did not exist and are held now. */
    static Round.Step<Head> heads(Round round, Hold hold) {
        return round.query(
                """
                select name,
                  (select id from envelope first where first.lane = lane.name order by place, id limit 1) as first
                from lane where name = any(?) and fence = ?""",
                row -> new Head(row.getString("name"), row.getLong("first")),
                Values.of(List.copyOf(hold.lanes())),
                hold.fence());
    }

    record Head(String lane, long envelope) {}

    /** What came of calling for lanes, once the round is over. */
    record Called(Round.Step<Locked> locked) {
        /** Whether nobody holds some of them. */
        boolean leavesSome() {
            return locked.rows().stream().anyMatch(lane -> lane.fence() == 0);
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

    /** A lane was there, and over before it could be locked. */
    static final class LaneIsOver extends RuntimeException {
        LaneIsOver() {
            super("A lane that was called for is over", null, false, false);
        }
    }
}
