/**
 * Work that survives a crash: stored, in order per lane, claimed, retried, woken later, given up visibly.
 *
 * <p>Guests: none of our rooms. The decision most likely to be questioned: it does not know what an envelope says; the
 * payload is bytes, so that nothing of the wire or of the product can leak into the promise that work is not lost.
 */
@NullMarked
package parley.inbox;

import org.jspecify.annotations.NullMarked;
