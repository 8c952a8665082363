/**
 * Whether the bots of a portal can hear and speak: facts in, findings out, and the test that proves it.
 *
 * <p>Guests: {@code engine}, {@code inbox}, {@code portals}, {@code authoring}, {@code running}. The decision most likely to
 * be questioned: gathering and judging are apart, and a fact nobody could tell in time is a finding of its own, so that the
 * page is worth reading when the portal is down.
 */
@NullMarked
package parley.health;

import org.jspecify.annotations.NullMarked;
