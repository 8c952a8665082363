package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.engine.Text.Part;
import parley.engine.Text.Part.Literal;
import parley.engine.Text.Part.Quoted;
import parley.engine.Text.Part.Reference;

/** What an author may type, and that we give it back. */
class TextTest {
    private static final List<String> CRUMBS = List.of(
            "{",
            "}",
            "{{",
            "}}",
            "{message}",
            "{a:long|b}",
            "person.name",
            "message",
            "{ xyz }",
            "a|b",
            " ",
            "\n",
            "ё",
            "😀",
            "[b]");

    @Test
    void readsVariables() {
        thenPartsAre(
                "Hello {person.name}, you wrote {message}",
                new Literal("Hello "),
                new Reference("person.name"),
                new Literal(", you wrote "),
                new Reference("message"));
    }

    @Test
    void toleratesBlanksInBraces() {
        thenPartsAre("{ message }", new Reference("message", Format.USUAL, null, " message "));
        thenPartsAre("{\u00A0person.name\n}", new Reference("person.name", Format.USUAL, null, "\u00A0person.name\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "a { b",
                "a } b",
                "{}",
                "{ }",
                "{message",
                "message}",
                "{two words}",
                "{1}",
                ":-{",
                "{\"a\": 1}"
            })
    void takesOtherBracesAsTheyStand(String source) {
        thenPartsAre(source, new Literal(source));
    }

    @Test
    void readsNothingFromNothing() {
        thenPartsAre("");
    }

    @Test
    void showsTheNameInDoubledBraces() {
        thenPartsAre("Write {{message}} here", new Literal("Write "), new Quoted("message"), new Literal(" here"));
        thenPartsAre("{{ anything }}", new Quoted(" anything "));
    }

    @Test
    void readsTheInnermostBraces() {
        thenPartsAre("{{message}", new Literal("{"), new Reference("message"));
        thenPartsAre("{message}}", new Reference("message"), new Literal("}"));
        thenPartsAre("{{{message}}}", new Literal("{"), new Quoted("message"), new Literal("}"));
    }

    @Test
    void listsItsVariablesOnce() {
        assertEquals(
                Set.of("name", "ticket_1", "Message", "имя"),
                Text.parse("Dear {name}, { ticket_1 } and {name}; {Message} {имя}")
                        .names());
    }

    @Test
    void readsFallbacksAndFormats() {
        thenPartsAre(
                "{person.name|dear colleague}",
                new Reference("person.name", Format.USUAL, "dear colleague", "person.name|dear colleague"));
        thenPartsAre("{due:long | soon }", new Reference("due", Format.LONG, "soon", "due:long | soon "));
        thenPartsAre("{due|}", new Reference("due", Format.USUAL, "", "due|"));
        thenPartsAre("{{due:long|soon}}", new Quoted("due:long|soon"));
    }

    @Test
    void leavesAFormatNobodyKnowsInTheText() {
        thenPartsAre("{due:pretty}", new Literal("{due:pretty}"));
        thenPartsAre("{https://example.com}", new Literal("{https://example.com}"));
    }

    @RepeatedTest(200)
    void givesBackWhatWasTyped(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            typed.append(CRUMBS.get(random.nextInt(CRUMBS.size())));
        }
        assertEquals(typed.toString(), Text.parse(typed.toString()).source());
    }

    @Test
    void readsManyOpenBracesAtOnce() {
        String source = "{ ".repeat(50_000) + "{message" + "{{a".repeat(50_000);
        assertEquals(source, Text.parse(source).source());
    }

    private static void thenPartsAre(String source, Part... parts) {
        assertEquals(new Text(List.of(parts)), Text.parse(source));
        assertEquals(source, Text.parse(source).source());
    }
}
