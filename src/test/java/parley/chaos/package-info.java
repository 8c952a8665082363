/**
 * Processes of Parley that are killed, paused and starved under traffic, beside a portal that remembers. The short form runs
 * with the tests, the long one is {@code bin/chaos}.
 */
@NullMarked
package parley.chaos;

import org.jspecify.annotations.NullMarked;
