/**
 * One stimulus, one turn: load, advance, save, promise the effects; then perform each effect through a port.
 *
 * <p>Guests: {@code engine}, {@code inbox}, {@code portals}. The decision most likely to be questioned: a reply is not sent
 * by the turn that decides it but appended to the same lane, so that a crash loses nothing and repeats no turn; a message
 * whose sending was cut off is looked for in the dialog before it is sent again.
 */
@NullMarked
package parley.running;

import org.jspecify.annotations.NullMarked;
