package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static parley.engine.ScenarioDraft.in;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author says means the same is understood as the same, and nothing else is. */
class SynonymsTest {
    private static final List<Set<String>> WAYS_IN = List.of(Set.of("VPN", "remote access", "AnyConnect"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vpn is down               | remote access is down
            remote access is down     | vpn down
            anyconnect is down        | the remote access is down again
            anyconnect is down        | the anyconect is down
            vpn is down               | the anyconect is down
            remote access             | vpn
            who broke vpn             | who broke remote access
            """)
    void takesSynonymsForTheSame(String wording, String message) {
        assertEquals("it", topic(WAYS_IN, wording, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vpn is down               | remote printer is down
            vpn is down               | access is down
            vpn is down               | what is down is remote
            remote access is down     | remote printer is down
            """)
    void aPartOfASynonymIsNotTheWhole(String wording, String message) {
        assertNotEquals("it", topic(WAYS_IN, wording, message));
    }

    @Test
    void aSmallWordTellsWhereAnAuthorGaveItSynonyms() {
        List<Set<String>> synonyms = List.of(Set.of("IT", "computer people"));

        assertEquals("it", topic(synonyms, "call IT", "call computer people"));
        assertEquals("it", topic(synonyms, "call computer people", "call IT"));
    }

    @Test
    void signsWithoutWordsAreNobodysSynonyms() {
        List<Set<String>> synonyms = List.of(Set.of("vpn", "!"), Set.of("mail", "?"));

        assertNotEquals("it", topic(synonyms, "vpn is down", "mail is down"));
    }

    private static String topic(List<Set<String>> synonyms, String wording, String message) {
        Scenario plain =
                in("en").topic("it", wording).topic("other", "something else").scenario();
        Scenario scenario = new Scenario(
                plain.language(),
                plain.zone(),
                plain.schedules(),
                synonyms,
                plain.greeting(),
                plain.topics(),
                plain.blocks(),
                plain.fallback(),
                plain.comeback());
        Language language = Language.of(scenario.language());
        Understood understood = new Understanding(scenario, language).understand(Phrase.of(message, language));
        return String.valueOf(understood.why().topic());
    }
}
