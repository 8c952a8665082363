package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.engine.Linted.findings;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that always mean something lead nowhere else. */
class LintWordingsTest {

    @Test
    void theTopicOfTheWayToAPersonMaySayItInItsWordings() {
        assertEquals(List.of(), findings(topic("human", "human")));
        assertEquals(List.of("REPAIR_WORD topic:a"), findings(topic("a", "human")));
        assertEquals(List.of("REPAIR_WORD topic:human"), findings(topic("human", "cancel")));
    }

    @Test
    void skippingMeansNothingOutsideOfAQuestion() {
        assertEquals(List.of(), findings(topic("a", "skip")));
    }

    @Test
    void aTopicMaySayTheSameTwice() {
        assertEquals(
                List.of(),
                findings("topics: [{id: a, wordings: [red printer, Red printer!, printers red], steps: [{say: b}]}]"));
    }

    @Test
    void twoCommandsWithTheSameWordsAreTwo() {
        assertEquals(
                List.of(),
                findings("topics: [{id: a, wordings: [/printer], steps: [{say: b}]}, "
                        + "{id: b, wordings: [printers], steps: [{say: b}]}]"));
    }

    private static String topic(String id, String wording) {
        return "topics: [{id: %s, wordings: [%s], steps: [{say: a}]}]".formatted(id, wording);
    }
}
