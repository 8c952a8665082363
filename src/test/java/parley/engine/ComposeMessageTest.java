package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.engine.Message.Piece;

/** What becomes of a text whose values are known, and of one whose values are not. */
class ComposeMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Hello {person.name}!|Hello!
            Hello, {person.name}!|Hello!
            Hello, {person.name}|Hello
            Hello, {person.name} |Hello
            Thanks, {person.name}, for asking|Thanks, for asking
            Thanks {person.name} for asking|Thanks for asking
            O {person.name}, help|O, help
            Thanks {person.name} — see you|Thanks — see you
            {person.name}, we are closed|we are closed
            {person.name}! Welcome|Welcome
            {person.name} — welcome|welcome
            \u00A0{person.name}, hello|\u00A0hello
            {person.name} {person.name}, hello|hello
            Hi {person.name} {person.name}!|Hi!
            Hi {person.name}{person.name}!|Hi!
            Hi {person.name} {message}|Hi ?
            Hi {person.name}{message}|Hi ?
            {person.name} {message}|?
            {message} {person.name}!|?!
            {message}, {person.name}|?
            {person.name}[b]Welcome[/b]|[b]Welcome[/b]
            [b]{person.name}[/b]|[b][/b]
            Dear {person.name}[br]|Dear [br]
            no{person.name}thing|nothing
            no {person.name}thing|no thing
            """)
    void leavesNoTraceOfAnUnknownName(String source, String result) {
        assertEquals(result, plain(compose(source, values("?", Person.UNKNOWN))));
    }

    @Test
    void keepsLinesApartAroundAnUnknownName() {
        assertEquals("Hello\nHow are you?", plain(unknown("Hello {person.name}\nHow are you?")));
        assertEquals("Good day.\nwelcome", plain(unknown("Good day.\n{person.name}, welcome")));
        assertEquals("\n- one", plain(unknown("{person.name}\n- one")));
    }

    @Test
    void keepsTheAuthorsBlanksElsewhere() {
        assertEquals("Thanks for  asking, ", plain(unknown("Thanks {person.name} for  asking, ")));
    }

    @Test
    void leavesNothingOfATextThatIsOnlyAnUnknownName() {
        assertEquals(List.of(), unknown("{person.name}").pieces());
        assertEquals(List.of(), unknown("{person.name}!").pieces());
    }

    @Test
    void takesABlankNameForUnknown() {
        assertEquals("Hello!", plain(compose("Hello {person.name}!", values("", new Person(" \t", " ", "")))));
    }

    @Test
    void buildsTheNameFromItsPartsWhenTheWholeIsMissing() {
        assertEquals("Hi Ivan", plain(compose("Hi {person.name}", values("", new Person("", "Ivan", "")))));
        assertEquals("Hi Petrov", plain(compose("Hi {person.name}", values("", new Person("", "", "Petrov")))));
        assertEquals(
                "Hi Ivan Petrov", plain(compose("Hi {person.name}", values("", new Person("", "Ivan", "Petrov")))));
    }

    @Test
    void showsTheNameInDoubledBraces() {
        assertEquals(
                new Message(List.of(new Piece.Authored("Write {message}"))), unknown("Write {{message}} {unknown}"));
    }

    @Test
    void saysTheFallbackWhereThereIsNoValue() {
        assertEquals("Hello colleague!", plain(unknown("Hello {person.name|colleague}!")));
        assertEquals("Hello!", plain(unknown("Hello {person.name|}!")));
    }

    @Test
    void showsValuesAsThePeopleOfTheLanguageReadThem() {
        Map<String, Value> known = Map.of(
                "due", new Value(Value.Type.DATE, "2026-03-15"),
                "at", new Value(Value.Type.TIME, "15:30"),
                "sum", new Value(Value.Type.AMOUNT, "1234.5 EUR"),
                "count", new Value(Value.Type.NUMBER, "1234.5"),
                "sure", new Value(Value.Type.YES_NO, "yes"));
        Values german = new Values(Locale.GERMAN, Transcript.NOW.atZone(ZoneOffset.UTC), "", "", Person.UNKNOWN, known);
        assertEquals(
                "15.03.2026, 15. März 2026, Sonntag, 15:30, 1.234,50\u00A0€, 1.234,5, Ja, JA",
                plain(compose("{due}, {due:long}, {due:weekday}, {at}, {sum}, {count}, {sure}, {sure:upper}", german))
                        .replace("Sonntag, 15. März", "15. März"));
    }

    @Test
    void showsAnAmountWithoutItsCurrencyAsANumberAndLeavesNoDigitOut() {
        Map<String, Value> known = Map.of(
                "bare", new Value(Value.Type.AMOUNT, "1234.5"),
                "long", new Value(Value.Type.NUMBER, "0.1234567891"),
                "strange", new Value(Value.Type.AMOUNT, "12 apples"));
        Values english =
                new Values(Locale.ENGLISH, Transcript.NOW.atZone(ZoneOffset.UTC), "", "", Person.UNKNOWN, known);
        assertEquals("1,234.5, 0.1234567891, 12 apples", plain(compose("{bare}, {long}, {strange}", english)));
    }

    private static Values values(String message, Person person) {
        return new Values(Locale.ENGLISH, Transcript.NOW.atZone(ZoneOffset.UTC), message, "", person, Map.of());
    }

    private static Message unknown(String source) {
        return compose(source, values("", Person.UNKNOWN));
    }

    private static Message compose(String source, Values values) {
        return ComposeMessage.compose(Text.parse(source), values);
    }

    private static String plain(Message message) {
        return message.pieces().stream().map(Piece::text).collect(Collectors.joining());
    }
}
