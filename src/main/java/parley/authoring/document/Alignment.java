package parley.authoring.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which items of two lists belong together, so that as many as possible are the same in the same order. */
final class Alignment {
    /** Beyond this a list is compared item by item. */
    private static final long MOST_WORK = 4_000_000;

    private Alignment() {}

    /** Numbers of two items, from 0; null where an item has no partner. */
    record Pair(@Nullable Integer before, @Nullable Integer after) {}

    /** In the order of both lists, what was removed before what was added in its place. */
    static <T> List<Pair> of(List<T> before, List<T> after, BiPredicate<T, T> same) {
        int[][] common = common(before, after, same);
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && same.test(before.get(i), after.get(j))) {
                pairs.add(new Pair(i++, j++));
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                pairs.add(new Pair(i++, null));
            } else {
                pairs.add(new Pair(null, j++));
            }
        }
        return pairs;
    }

    /** How many items of the rests of both lists are the same, for every two rests. */
    private static <T> int[][] common(List<T> before, List<T> after, BiPredicate<T, T> same) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        if ((long) before.size() * after.size() > MOST_WORK) {
            return common;
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = same.test(before.get(i), after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
