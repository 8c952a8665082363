package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
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
            "{", "}", "{{", "}}", "{message}", "person.name", "message", "{ xyz }", "a|b", " ", "\n", "ё", "😀", "[b]");

    @Test
    void readsVariables() {
        thenPartsAre(
                "Hello {person.name}, you wrote {message}",
                new Literal("Hello "),
                new Reference(Variable.PERSON_NAME),
                new Literal(", you wrote "),
                new Reference(Variable.MESSAGE));
    }

    @Test
    void toleratesBlanksInBraces() {
        thenPartsAre("{ message }", new Reference(Variable.MESSAGE, " message "));
        thenPartsAre("{\u00A0person.name\n}", new Reference(Variable.PERSON_NAME, "\u00A0person.name\n"));
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
        thenPartsAre("{{message}", new Literal("{"), new Reference(Variable.MESSAGE));
        thenPartsAre("{message}}", new Reference(Variable.MESSAGE), new Literal("}"));
        thenPartsAre("{{{message}}}", new Literal("{"), new Quoted("message"), new Literal("}"));
    }

    @Test
    void listsUnknownVariablesOnceAndKeepsThem() {
        String source = "Dear {name}, { ticket_1 } and {name}; {Message} {имя}";
        assertEquals(
                new Text.Parsed(new Text(List.of(new Literal(source))), List.of("name", "ticket_1", "Message", "имя")),
                Text.parse(source));
    }

    @Test
    void listsAFallbackValueAsUnknown() {
        assertEquals(
                List.of("person.name|dear colleague"),
                Text.parse("{person.name|dear colleague}").unknown());
    }

    @RepeatedTest(200)
    void givesBackWhatWasTyped(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            typed.append(CRUMBS.get(random.nextInt(CRUMBS.size())));
        }
        assertEquals(typed.toString(), Text.parse(typed.toString()).text().source());
    }

    @Test
    void readsManyOpenBracesAtOnce() {
        String source = "{ ".repeat(50_000) + "{message" + "{{a".repeat(50_000);
        assertEquals(source, Text.parse(source).text().source());
    }

    private static void thenPartsAre(String source, Part... parts) {
        assertEquals(new Text.Parsed(new Text(List.of(parts)), List.of()), Text.parse(source));
        assertEquals(source, Text.parse(source).text().source());
    }
}
