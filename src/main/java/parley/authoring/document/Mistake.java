package parley.authoring.document;

import java.util.List;

/**
 * Something in a document that cannot be understood.
 *
 * @param line from 1
 * @param column from 1, in characters as people count them
 * @param details what the sentence about it needs, in the order in which its kind names them
 */
public record Mistake(int line, int column, Kind kind, List<String> details) {
    public Mistake {
        details = List.copyOf(details);
    }

    /** What can be wrong. */
    public enum Kind {
        /** No YAML from here on. */
        NOT_YAML,
        /** A tabulator where blanks are needed. */
        TAB,
        /** A quotation mark opens a text that never ends. */
        OPEN_QUOTE,
        /** A colon inside a text without quotation marks. */
        COLON,
        /** A text begins with a character that YAML keeps for itself: the character. */
        RESERVED_CHARACTER,
        /** A text that begins with a brace, without quotation marks: the text. */
        BRACES,
        /** A character that nobody can see: its number. */
        INVISIBLE_CHARACTER,
        /** Longer than documents may be: the most characters. */
        TOO_LONG,
        /** Groups inside groups beyond measure: the most levels. */
        TOO_DEEP,
        /** Anchors and references to them. */
        ANCHOR,
        /** A tag: the tag. */
        TAG,
        /** A second document in the same text. */
        SECOND_DOCUMENT,
        /** No document at all. */
        NOTHING,
        /** Made by a newer program: the document's version, the newest version known here. */
        NEWER_VERSION,
        /** No version there ever was: what stands there. */
        UNKNOWN_VERSION,
        /** The key, the keys that may stand there. */
        UNKNOWN_KEY,
        /** The key, the one that is probably meant. */
        MISSPELT_KEY,
        /** The key. */
        MISSING_KEY,
        /** The key, the line where it stands first. */
        REPEATED_KEY,
        /** Nothing behind a key. */
        EMPTY,
        /** A list or a group of keys where a text belongs. */
        NOT_A_TEXT,
        /** A number, or true or false, where a text belongs: what stands there. */
        NEEDS_QUOTES,
        NOT_A_LIST,
        NOT_A_GROUP,
        /** What stands there. */
        NOT_A_NUMBER,
        /** What stands there. */
        NOT_A_WHOLE_NUMBER,
        /** What stands there, the smallest and the largest number. */
        OUT_OF_RANGE,
        /** What stands there. */
        NOT_TRUE_OR_FALSE,
        /** What stands there, the words that may stand there. */
        UNKNOWN_WORD,
        /** What stands there. */
        NOT_A_DURATION,
        /** What stands there. */
        NOT_A_TIME,
        /** What stands there. */
        NOT_A_DATE,
        /** What stands there. */
        NOT_A_SPAN,
        /** What stands there. */
        NOT_DAYS,
        /** The day. */
        DAY_TWICE,
        /** What stands there. */
        NOT_A_ZONE,
        /** What stands there. */
        NOT_A_LANGUAGE,
        /** What stands there, the steps there are. */
        UNKNOWN_STEP,
        /** Several keys where one step has one: the keys. */
        SEVERAL_STEPS,
        /** No condition, or several in one: the conditions there are. */
        UNCLEAR_CONDITION,
        /** Something follows the branch that is taken otherwise. */
        OTHERWISE_NOT_LAST,
        /** Two ways on at once: both keys. */
        TWO_WAYS
    }
}
