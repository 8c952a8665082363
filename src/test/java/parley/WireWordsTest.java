package parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the platform's words inside the room that speaks them, and the sandbox that answers. */
final class WireWordsTest {
    private static final Pattern WIRE_WORDS = Pattern.compile(
            // Events, methods, fields of bodies, error codes and markup of the platform.
            "\\bON(IM|APP)[A-Z0-9]+\\b"
                    + "|\\b(imbot|imopenlines|placement|event|app|user)\\.[a-z0-9]+(\\.[a-zA-Z]+)*\\b(?=\")"
                    + "|\\b(AUTH_ID|REFRESH_ID|APP_SID|AUTH_EXPIRES|SERVER_ENDPOINT|APPLICATION_TOKEN|APPLICATION_SCOPE)\\b"
                    + "|\\b(member_id|client_endpoint|server_endpoint|application_token|access_token\\\"|refresh_token\\\")"
                    + "|\\b(BOT_ID|BOT_CODE|DIALOG_ID|MESSAGE_ID|CHAT_ENTITY_[A-Z0-9_]+|PERSONAL_[A-Z]+|WORK_POSITION)\\b"
                    + "|\\b(MAX_COUNT_ERROR|QUERY_LIMIT_EXCEEDED|expired_token|invalid_grant|insufficient_scope)\\b"
                    + "|\\[/?(USER|CHAT|user|put|send)[=\\]]");

    private static final List<String> ALLOWED = List.of(
            "src/main/java/parley/bitrix24/",
            "src/main/java/parley/sandbox/",
            "templates/sandbox/",
            "static/sandbox/",
            // The one script that talks to the portal's page.
            "static/js/portal.js");

    @Test
    void wireWordsStayInTheirRoom() throws IOException {
        List<String> strays = new ArrayList<>();
        for (Path file : sources()) {
            Matcher word = WIRE_WORDS.matcher(Files.readString(file));
            while (word.find()) {
                strays.add(file + ": " + word.group());
            }
        }
        assertEquals(List.of(), strays);
    }

    @Test
    void theWordsAreFoundWhereTheyBelong() throws IOException {
        List<String> spoken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/parley/bitrix24"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                WIRE_WORDS.matcher(Files.readString(file)).results().forEach(found -> spoken.add(found.group()));
            }
        }
        for (String expected : List.of("ONIMBOTMESSAGEADD", "AUTH_ID", "imbot.register", "expired_token")) {
            assertFalse(spoken.stream().noneMatch(word -> word.contains(expected)), expected);
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("src/main", "templates", "static")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(java|html|js|css|sql|properties|xml)"))
                        .filter(file -> ALLOWED.stream().noneMatch(file.toString()::startsWith))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
