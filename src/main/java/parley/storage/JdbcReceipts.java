package parley.storage;

import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.inbox.Receipts;

/** What the inbox accepted, in the database. */
public final class JdbcReceipts implements Receipts {
    private final Jdbi jdbi;

    public JdbcReceipts(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return jdbi.withHandle(handle -> known(handle, keys));
    }

    static Set<String> known(Handle handle, Collection<String> keys) {
        return handle.createQuery("select dedup_key from receipt where dedup_key = any(:keys)")
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .set();
    }
}
