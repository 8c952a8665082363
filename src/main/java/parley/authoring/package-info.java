/**
 * A bot's profile and words: created, changed, checked, registered with the portal, deleted; who may do that, and who did.
 *
 * <p>Guests: {@code engine}, {@code portals}. The decision most likely to be questioned: what an author typed arrives as a
 * {@link parley.authoring.BotDraft} of plain strings and is judged here, so that every way in obeys the same rules.
 * Rights to edit are here and not in {@code portals}, because a right names a bot.
 */
@NullMarked
package parley.authoring;

import org.jspecify.annotations.NullMarked;
