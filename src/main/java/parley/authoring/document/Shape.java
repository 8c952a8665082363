package parley.authoring.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The groups of keys a document is made of. What the published schema calls a definition of the same name. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies that nobody can change.
enum Shape {
    SCENARIO(
            List.of("parley", "language"),
            "zone",
            "comeback",
            "schedules",
            "synonyms",
            "greeting",
            "topics",
            "blocks",
            "fallback"),
    SCHEDULE(List.of("weekly"), "zone", "holidays"),
    TOPIC(List.of("id"), "name", "wordings", "steps"),
    BLOCK(List.of("id"), "name", "steps"),
    FALLBACK(List.of(), "steps", "after_misses", "then"),
    SAY(List.of("text"), "picture", "links"),
    LINK(List.of("label", "address")),
    ASK(List.of("text", "save"), "expect", "retry", "optional", "after", "silent"),
    EXPECT(List.of("kind"), "choices", "least", "most"),
    CHOICE(List.of("label"), "synonyms"),
    MENU(List.of("text", "options"), "after", "silent"),
    OPTION(List.of("label"), "synonyms", "go", "steps"),
    BRANCH(List.of("when"), "name", "steps"),
    OTHERWISE(List.of("otherwise"), "steps"),
    COMPARE(List.of("var", "is"), "value"),
    SET(List.of("var", "value")),
    COUNT(List.of("var"), "by"),
    REMEMBER(List.of("fact", "value")),
    CALL(List.of("address"), "method", "headers", "body", "save", "repeatable", "patience", "failed", "late"),
    LEAD(List.of("title"), "name", "phone", "email", "note"),
    TASK(List.of("title", "responsible"), "note", "due"),
    NOTIFY(List.of("people", "text")),
    WAIT(List.of(), "until", "opening"),
    DESK(List.of(), "line", "employee"),
    HAND_OVER(List.of(), "to", "note", "patience", "accepted", "nobody", "late");

    private final List<String> required;
    private final List<String> keys;

    Shape(List<String> required, String... optional) {
        this.required = List.copyOf(required);
        this.keys = Stream.concat(required.stream(), Stream.of(optional)).toList();
    }

    /** Keys that must be there. */
    List<String> required() {
        return required;
    }

    /** Keys that may be there, in the order in which they are written. */
    List<String> keys() {
        return keys;
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
