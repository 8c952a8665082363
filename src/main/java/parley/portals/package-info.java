/**
 * Who the tenant is, who looks at a page, and how a call to a portal can fail.
 *
 * <p>Guests: none. The decision most likely to be questioned: the ways a call can fail live here and not in {@code running},
 * because both the answering and the authoring side must react to them.
 */
@NullMarked
package parley.portals;

import org.jspecify.annotations.NullMarked;
