/** The composition root: reads the environment once, wires the rooms, starts and stops them. */
@NullMarked
package parley;

import org.jspecify.annotations.NullMarked;
