package parley.engine;

import java.util.List;

/**
 * A message ready to be sent, in pieces that remember who wrote them: what a person wrote must be neutralised for the
 * channel it goes to, what the author wrote must not.
 */
public record Message(List<Piece> pieces) {
    public Message {
        pieces = List.copyOf(pieces);
    }

    /** Part of a message. */
    public sealed interface Piece {
        String text();

        /** Written by the bot's author, who may use the channel's markup. */
        record Authored(String text) implements Piece {}

        /** Put in for a variable; never markup. */
        record Value(String text) implements Piece {}
    }
}
