/**
 * Duty: remember what crossed the wire, in both directions, with tokens masked. Guests: {@code wire}.
 *
 * <p>Most questioned: only the last two thousand entries are kept, in memory; the sandbox is for one sitting.
 */
@NullMarked
package parley.sandbox.journal;

import org.jspecify.annotations.NullMarked;
