package parley.authoring;

import java.util.function.Supplier;

/** All or nothing, across every store of this room that is used inside. No network call belongs in here. */
public interface Transactions {
    <T> T inTransaction(Supplier<T> work);
}
