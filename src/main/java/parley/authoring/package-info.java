/**
 * A bot's profile, words, commands and standing: checked, kept, and the portal made to agree; who may do that, and who did.
 *
 * <p>Guests: {@code engine}, {@code portals}. The decision most likely to be questioned: what an author typed arrives as a
 * {@link parley.authoring.BotDraft} of plain strings and is judged here, so that every way in obeys the same rules. The
 * other one: authors' wishes are only noted, and {@link parley.authoring.Reconcile} alone talks to the portal, under a lease
 * that outlives a transaction, so that nothing is done twice and whatever a crash leaves is finished by whoever comes next.
 * Rights to edit are here and not in {@code portals}, because a right names a bot.
 */
@NullMarked
package parley.authoring;

import org.jspecify.annotations.NullMarked;
