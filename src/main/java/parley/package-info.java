/**
 * The composition root: reads the environment once, wires the rooms, starts and stops them. Each room is a package with a duty
 * and a guest list, stated in its {@code package-info.java} and held by {@code RoomsTest}. Begin at {@link parley.Parley}; what
 * stands in a room is put together in the class that has its name and "Wiring", by constructor calls, without a container.
 */
@NullMarked
package parley;

import org.jspecify.annotations.NullMarked;
