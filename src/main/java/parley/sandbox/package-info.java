/**
 * Duty: the other side of the wire on one machine: an authorization server and two Bitrix24 portals with their REST,
 * events, messenger and application frame, for trying and for tests. Guests: nothing of ours; Javalin, Thymeleaf,
 * Jackson, SLF4J.
 *
 * <p>Most questioned: it repeats knowledge of the wire that {@code bitrix24} has too. That is on purpose: code shared by
 * both sides could hide what both misread.
 */
@NullMarked
package parley.sandbox;

import org.jspecify.annotations.NullMarked;
