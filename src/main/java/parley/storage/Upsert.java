package parley.storage;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes a row or adds it, in the one spelling both databases share. */
final class Upsert {
    private Upsert() {}

    /** @param insert ends with {@code on conflict do nothing} */
    static void run(Handle handle, String update, String insert, Map<String, @Nullable Object> values) {
        boolean done = execute(handle, update, values) || execute(handle, insert, values);
        if (!done) {
            // Somebody else added the row in between.
            execute(handle, update, values);
        }
    }

    private static boolean execute(Handle handle, String statement, Map<String, @Nullable Object> values) {
        return handle.createUpdate(statement).bindMap(values).execute() > 0;
    }
}
