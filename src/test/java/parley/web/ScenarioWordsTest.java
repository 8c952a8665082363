package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.authoring.document.CompareScenarios;
import parley.authoring.document.Mistake;
import parley.authoring.document.Read;
import parley.authoring.document.ScenarioYaml;
import parley.engine.Lint;
import parley.engine.Scenario;

final class ScenarioWordsTest {
    private static final String HEAD = "parley: 1\nlanguage: en\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en | wordngs: []       | 3:1 “wordngs” is not known here. These keys may stand here: parley, language, zone, comeback, schedules, synonyms, greeting, topics, blocks, fallback.
            en | gretting: []      | 3:1 “gretting” is not known here. Did you mean “greeting”?
            de | greeting: a: b | 3:12 Dieser Text enthält einen Doppelpunkt mit einem Leerzeichen danach. Bitte setzen Sie den ganzen Text in Anführungszeichen.
            en | greeting: [say: {link}] | 3:17 A text that begins with a brace needs quotation marks: "{link}".
            ru | greeting: [pause: soon] | 3:19 «soon» — не промежуток времени. Напишите его так: 30s, 10m, 24h или 3d.
            de | greeting: [say: 42] | 3:17 Hier wird ein Text erwartet. Bitte setzen Sie ihn in Anführungszeichen: "42".
            ru | greeting: [wait: {}] | 3:18 Здесь должен стоять ровно один из ключей «until» и «opening».
            """)
    void aMistakeIsSaidInAPlainSentenceWithItsPlace(String language, String line, String sentence) {
        Mistake mistake = mistakes(HEAD + line + "\n").getFirst();

        assertEquals(
                sentence,
                mistake.line() + ":" + mistake.column() + " " + ScenarioWords.mistake(Locale.of(language), mistake));
    }

    @Test
    void aDocumentOfTomorrowIsRefusedClearly() {
        assertEquals(
                "Dieses Szenario stammt von einem neueren Parley: Es hat die Version 2, gelesen wird hier die Version 1. "
                        + "Nichts davon wurde übernommen.",
                ScenarioWords.mistake(Locale.GERMAN, mistakes("parley: 2\n").getFirst()));
    }

    @Test
    void aFindingSaysWhatIsWrongAndWhatToDo() {
        Scenario scenario = ScenarioYaml.stored(HEAD + "greeting: [{say: 'Hi {nmae}'}]\nfallback: [{say: a}]\n");

        assertEquals(
                List.of("No step ever fills {nmae}, so nothing will be shown in its place. "
                        + "Please check the spelling, or ask for it first."),
                Lint.check(scenario).stream()
                        .map(finding -> ScenarioWords.finding(Locale.ENGLISH, finding))
                        .toList());
    }

    @Test
    void aChangeIsSaidInWords() {
        Scenario before = ScenarioYaml.stored(HEAD + "greeting: [{say: Hello}]\n");
        Scenario after = ScenarioYaml.stored(HEAD + "greeting: [{say: Hi}]\ntopics: [{id: vpn, name: VPN}]\n");

        assertEquals(
                List.of("Greeting: “Hello” becomes “Hi”.", "New topic: VPN."),
                CompareScenarios.compare(before, after).stream()
                        .map(change -> ScenarioWords.change(Locale.ENGLISH, change))
                        .toList());
    }

    private static List<Mistake> mistakes(String text) {
        return ScenarioYaml.read(text) instanceof Read.Mistakes(List<Mistake> mistakes) ? mistakes : List.of();
    }
}
