/** What {@code bin/bench} measures: the built jar in a process of its own, everything on this machine. */
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
