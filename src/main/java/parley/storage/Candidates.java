package parley.storage;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which lanes a worker should take: those that are due longest, but no more of one group than it may have. When one group has
 * so many that they hide the others, each of the others gets one. So the cost depends on how many lanes are wanted and how
 * many groups have work, never on how much work there is.
 *
 * @param more whether lanes with due work were left
 */
record Candidates(List<String> lanes, boolean more) {
    /** So that a few lanes above what a group may have do not hide the next group. */
    private static final int LOOKED_AT_FOR_ONE_WANTED = 2;

    private record Due(String lane, String group) {}

    static Candidates find(Handle handle, Instant now, int most, int mostOfAGroup) {
        List<Due> oldest = oldest(handle, now, most * LOOKED_AT_FOR_ONE_WANTED);
        if (oldest.isEmpty()) {
            return new Candidates(List.of(), false);
        }
        Map<String, Integer> held = held(handle, now);
        List<String> chosen = choose(oldest, held, most, mostOfAGroup);
        boolean hidden = oldest.size() == most * LOOKED_AT_FOR_ONE_WANTED;
        if (hidden && chosen.size() < most) {
            chosen.addAll(choose(ofOtherGroups(handle, now, oldest), held, most - chosen.size(), mostOfAGroup));
        }
        return new Candidates(List.copyOf(chosen), hidden || chosen.size() < oldest.size());
    }

    private static List<Due> oldest(Handle handle, Instant now, int most) {
        return handle.createQuery("select name, lane_group from lane where due_at <= :now order by due_at limit :most")
                .bind("now", Times.stored(now))
                .bind("most", most)
                .map((row, _) -> new Due(row.getString("name"), row.getString("lane_group")))
                .list();
    }

    private static Map<String, Integer> held(Handle handle, Instant now) {
        return handle.createQuery("""
                        select lane_group, count(*) as held from lane
                        where fence is not null and due_at > :now group by lane_group""")
                .bind("now", Times.stored(now))
                .map((row, _) -> Map.entry(row.getString("lane_group"), row.getInt("held")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, HashMap::new));
    }

    /** Counts what it chooses as held. */
    private static List<String> choose(List<Due> due, Map<String, Integer> held, int most, int mostOfAGroup) {
        List<String> chosen = new ArrayList<>();
        for (Due lane : due) {
            if (chosen.size() < most && held.getOrDefault(lane.group(), 0) < mostOfAGroup) {
                held.merge(lane.group(), 1, Integer::sum);
                chosen.add(lane.lane());
            }
        }
        return chosen;
    }

    /**
     * Steps from group to group along an index, and takes the oldest lane of each that was not seen. The group is a range of
     * one, because a planner that reads "equal" may look for the oldest lane among those of all groups.
     */
    private static List<Due> ofOtherGroups(Handle handle, Instant now, List<Due> seen) {
        Set<String> groups = new HashSet<>();
        seen.forEach(due -> groups.add(due.group()));
        return handle.createQuery("""
                        with recursive step(lane_group) as (
                          select min(lane_group) from lane
                          union all
                          select (select min(lane_group) from lane where lane.lane_group > step.lane_group)
                          from step where step.lane_group is not null)
                        select name, lane_group from (
                          select step.lane_group, (
                            select name from lane
                            where lane.lane_group >= step.lane_group and lane.lane_group <= step.lane_group
                              and due_at <= :now
                            order by lane_group, due_at limit 1) as name
                          from step where step.lane_group is not null and not (step.lane_group = any(:seen))) oldest
                        where name is not null""")
                .bind("now", Times.stored(now))
                .bindArray("seen", String.class, groups)
                .map((row, _) -> new Due(row.getString("name"), row.getString("lane_group")))
                .list();
    }
}
