package parley.bitrix24.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WildJsonTest {

    /** Fifty lists at once, of fifty members each. */
    @Test
    void takesTheRichestAnswerThatWeAskFor() {
        String member = "{" + "\"FIELD\":\"1\",".repeat(30) + "\"ID\":1},";
        assertTrue(parsed(member.repeat(50 * 50)).isPresent());
    }

    @Test
    void takesNothingThatWouldFillTheMemory() {
        assertEquals(Optional.empty(), parsed("{},".repeat(100_000)));
    }

    private static Optional<WildJson> parsed(String list) {
        return WildJson.parse(("{\"result\":[" + list + "{}]}").getBytes(StandardCharsets.UTF_8));
    }
}
