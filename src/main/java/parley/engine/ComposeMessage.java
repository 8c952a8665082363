package parley.engine;

import java.util.ArrayList;
import java.util.List;
import parley.engine.Message.Piece;
import parley.engine.Text.Part;

/**
 * Puts values where a text refers to them. A blank value leaves no trace: the blanks and the comma that held it go with
 * it, so that "Hello, {person.name}!" becomes "Hello!" and "{person.name}, we are closed" becomes "we are closed".
 */
final class ComposeMessage {
    /** Marks that hold or follow a name. Brackets are missing on purpose: they may be the channel's markup. */
    private static final String MARKS = ",;:.!?…-–—";

    private static final String CLOSING_MARKS = ",;:.!?…\n";

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder authored = new StringBuilder();
    private boolean gap;

    private ComposeMessage() {}

    static Message compose(Text text, Values values) {
        return new ComposeMessage().fill(text, values);
    }

    private Message fill(Text text, Values values) {
        for (Part part : text.parts()) {
            switch (part) {
                case Part.Literal literal -> write(literal.text());
                case Part.Quoted quoted -> write("{" + quoted.inside() + "}");
                case Part.Reference reference -> put(values.show(reference));
            }
        }
        closeGap();
        finishAuthored();
        return new Message(pieces);
    }

    private void write(String text) {
        if (!gap) {
            authored.append(text);
        } else if (startsLine()) {
            writeAtStartOfLine(text);
        } else {
            writeAfterGap(text);
        }
    }

    private boolean startsLine() {
        int last = authored.length() - 1;
        while (last >= 0 && Character.isSpaceChar(authored.charAt(last))) {
            last--;
        }
        return last < 0 ? pieces.isEmpty() : authored.charAt(last) == '\n';
    }

    private void writeAtStartOfLine(String text) {
        String rest = withoutLeading(MARKS, text);
        gap = rest.isEmpty();
        authored.append(rest);
    }

    private void writeAfterGap(String text) {
        String rest = withoutLeading("", text);
        if (rest.isEmpty()) {
            dropTrailingBlanks();
            authored.append(text);
        } else if (CLOSING_MARKS.indexOf(rest.charAt(0)) >= 0) {
            closeGap();
            authored.append(rest);
        } else {
            if (rest.length() < text.length()) {
                dropTrailingBlanks();
            }
            authored.append(text);
            gap = false;
        }
    }

    private static String withoutLeading(String marks, String text) {
        int start = 0;
        while (start < text.length()
                && (Character.isSpaceChar(text.charAt(start)) || marks.indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        return text.substring(start);
    }

    private void closeGap() {
        if (gap) {
            dropTrailingBlanks();
            if (!authored.isEmpty() && authored.charAt(authored.length() - 1) == ',') {
                authored.setLength(authored.length() - 1);
            }
            gap = false;
        }
    }

    private void dropTrailingBlanks() {
        while (!authored.isEmpty() && Character.isSpaceChar(authored.charAt(authored.length() - 1))) {
            authored.setLength(authored.length() - 1);
        }
    }

    private void put(String value) {
        gap = value.isBlank();
        if (!gap) {
            finishAuthored();
            pieces.add(new Piece.Value(value));
        }
    }

    private void finishAuthored() {
        if (!authored.isEmpty()) {
            pieces.add(new Piece.Authored(authored.toString()));
            authored.setLength(0);
        }
    }
}
