/**
 * The way out over HTTP: one request at a time, to addresses that are neither ours nor our network's. The systems of bots' authors
 * are asked from here; the room of the platform takes the same way.
 *
 * <p>Guests: {@code engine}, {@code running}, whose port it fills. The decision most likely to be questioned: a redirect is
 * never followed, because it could lead where the author's address could not.
 */
@NullMarked
package parley.outside;

import org.jspecify.annotations.NullMarked;
