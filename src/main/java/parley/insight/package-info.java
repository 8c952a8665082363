/**
 * What people asked and how it went: transcripts, unanswered questions, numbers, and the erasure of what is kept of a person.
 *
 * <p>Guests: {@code engine}, {@code inbox}, {@code portals}, {@code authoring}, {@code running}. The decision most likely to
 * be questioned: a turn adds one row and counts nothing; the numbers are counted from the rows a few minutes later, so that
 * dialogs never wait for each other at a counter.
 */
@NullMarked
package parley.insight;

import org.jspecify.annotations.NullMarked;
