package parley.storage;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import parley.bitrix24.PendingLogins;

/** Started authorizations in the database, so that any node can finish them. */
public final class JdbcPendingLogins implements PendingLogins {
    private static final int MOST = 200;

    private final Jdbi jdbi;

    public JdbcPendingLogins(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public void open(String state, String domain, Instant until) {
        jdbi.useTransaction(handle -> {
            // Anybody may start a login, so there must be an end to them: the oldest give way.
            handle.createUpdate("""
                            delete from pending_login where state not in (
                              select state from pending_login order by valid_until desc limit :most)""").bind("most", MOST).execute();
            handle.createUpdate(
                            "insert into pending_login (state, domain, valid_until) values (:state, :domain, :until)")
                    .bind("state", state)
                    .bind("domain", domain)
                    .bind("until", Times.stored(until))
                    .execute();
        });
    }

    @Override
    public Optional<String> close(String state, Instant now) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("delete from pending_login where valid_until < :now")
                    .bind("now", Times.stored(now))
                    .execute();
            Optional<String> domain = handle.createQuery(
                            "select domain from pending_login where state = :state for update")
                    .bind("state", state)
                    .mapTo(String.class)
                    .findOne();
            handle.createUpdate("delete from pending_login where state = :state")
                    .bind("state", state)
                    .execute();
            return domain;
        });
    }
}
