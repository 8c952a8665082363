/**
 * Everything Bitrix24 says or wants to hear: bodies, tokens, methods, limits, error codes, placements.
 *
 * <p>Guests: {@code engine}, {@code inbox}, {@code portals}, {@code authoring}, {@code running}, {@code health}, whose ports it fills, and
 * {@code outside} for its guard. Inside,
 * {@code wire} holds the raw reading and writing; its neighbours hold meaning. The decision most likely to be questioned: the
 * portal's address is always taken from what the authorization server said last, never from a request or an event.
 */
@NullMarked
package parley.bitrix24;

import org.jspecify.annotations.NullMarked;
