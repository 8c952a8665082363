/**
 * A bot's profile, words and commands: created, changed, checked, registered with the portal, deleted.
 *
 * <p>Guests: {@code engine}, {@code portals}. The decision most likely to be questioned: what an author typed arrives as a
 * {@link parley.authoring.BotDraft} of plain strings and is judged here, so that every way in obeys the same rules.
 */
@NullMarked
package parley.authoring;

import org.jspecify.annotations.NullMarked;
