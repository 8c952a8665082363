package parley.inbox;

import java.util.function.Supplier;

/** All or nothing, across every store of the process that is used inside. No network call belongs in here. */
public interface Transactions {
    <T> T inTransaction(Supplier<T> work);
}
