/**
 * Duty: one Bitrix24 account: its people, bots, chats, the state of the application in it, and the events it sends.
 * Guests: {@code wire}, {@code oauth}, {@code journal}.
 *
 * <p>Most questioned: one lock per portal ({@link Portal}) instead of fine-grained ones. A portal of five people needs
 * no more, and every rule can be read as if it ran alone.
 */
@NullMarked
package parley.sandbox.portal;

import org.jspecify.annotations.NullMarked;
