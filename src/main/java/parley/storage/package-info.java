/**
 * SQL, migrations, transactions, the two databases. Fills the storage ports of the rooms above.
 *
 * <p>Guests: all rooms but {@code web} and {@code sandbox}. The decision most likely to be questioned: H2 runs in its
 * PostgreSQL mode, so that one spelling of every statement serves both.
 */
@NullMarked
package parley.storage;

import org.jspecify.annotations.NullMarked;
