package parley.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A message ready to be sent, in pieces that remember who wrote them: what a person wrote must be neutralised for the
 * channel it goes to, what the author wrote must not.
 *
 * @param choices buttons where the channel has them, a numbered list elsewhere
 * @param picture web address of an image; blank for none
 */
public record Message(List<Piece> pieces, List<Choice> choices, List<Link> links, String picture) {
    public Message {
        pieces = List.copyOf(pieces);
        choices = List.copyOf(choices);
        links = List.copyOf(links);
    }

    public Message(List<Piece> pieces) {
        this(pieces, List.of(), List.of(), "");
    }

    /** Its words alone. */
    public String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Part of a message. */
    public sealed interface Piece {
        String text();

        /** Written by the bot's author, who may use the channel's markup. */
        record Authored(String text) implements Piece {}

        /** Put in for a variable; never markup. */
        record Value(String text) implements Piece {}
    }

    /**
     * An answer people can give by pressing it: comes back as {@link Input.Chosen} with both numbers.
     *
     * @param number from 1, as people type it
     */
    public record Choice(long ticket, int number, String label) {}

    /** A name that leads to a web address. */
    public record Link(String label, String address) {}
}
