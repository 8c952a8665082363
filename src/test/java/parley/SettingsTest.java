package parley;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    private static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "PARLEY_PUBLIC_URL", "https://bots.example.com",
            "PARLEY_CLIENT_ID", "app.1",
            "PARLEY_CLIENT_SECRET", "the-client-secret"));

    @TempDir
    Path folder;

    @Test
    void hasTheDefaultsOfTheOperatorContract() {
        Settings settings = read();

        assertEquals(8080, settings.port());
        assertEquals("0.0.0.0", settings.bind());
        assertEquals(URI.create("https://oauth.bitrix.info"), settings.authorizationServer());
        assertEquals("jdbc:h2:file:./data/parley", settings.databaseUrl());
        assertEquals("", settings.databaseUser());
        assertEquals("", settings.databasePassword());
        assertEquals(URI.create("https://api.bitrix24.com/api/v1/"), settings.browserLibrary());
        assertFalse(settings.allowHttp());
        assertEquals(9090, settings.managementPort());
        assertEquals(Settings.LogFormat.TEXT, settings.logFormat());
        assertEquals(null, settings.previousSecret());
    }

    @Test
    void readsEverySetting() {
        environment.putAll(Map.ofEntries(
                Map.entry("PARLEY_PORT", "0"),
                Map.entry("PARLEY_BIND", "127.0.0.1"),
                Map.entry("PARLEY_PUBLIC_URL", "http://127.0.0.1:8080/"),
                Map.entry("PARLEY_OAUTH_URL", "http://localhost:8090"),
                Map.entry("PARLEY_DATABASE_URL", "jdbc:postgresql://localhost/parley"),
                Map.entry("PARLEY_DATABASE_USER", "u"),
                Map.entry("PARLEY_DATABASE_PASSWORD", "p"),
                Map.entry("PARLEY_SECRET", SECRET),
                Map.entry("PARLEY_SECRET_PREVIOUS", SECRET),
                Map.entry("PARLEY_BX24_JS_URL", "http://localhost:8090/api/v1/"),
                Map.entry("PARLEY_ALLOW_HTTP", "true"),
                Map.entry("PARLEY_MANAGEMENT_PORT", "0"),
                Map.entry("PARLEY_LOG_FORMAT", "json")));

        Settings settings = read();

        assertEquals(0, settings.port());
        assertEquals(URI.create("http://127.0.0.1:8080"), settings.publicUrl());
        assertEquals(URI.create("http://localhost:8090"), settings.authorizationServer());
        assertEquals(
                "0123456789abcdef0123456789abcdef",
                new String(settings.secret(), java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(Settings.LogFormat.JSON, settings.logFormat());
    }

    @ParameterizedTest
    @CsvSource({
        "PARLEY_PORT, 65536",
        "PARLEY_PORT, http",
        "PARLEY_PORT, -1",
        "PARLEY_PUBLIC_URL, ''",
        "PARLEY_PUBLIC_URL, http://bots.example.com",
        "PARLEY_PUBLIC_URL, https://bots.example.com/app",
        "PARLEY_PUBLIC_URL, bots.example.com",
        "PARLEY_PUBLIC_URL, https://user:password@bots.example.com",
        "PARLEY_CLIENT_ID, ''",
        "PARLEY_CLIENT_SECRET, ' '",
        "PARLEY_OAUTH_URL, https://oauth.evil.example",
        "PARLEY_OAUTH_URL, http://localhost:8090",
        "PARLEY_DATABASE_URL, jdbc:mysql://localhost/x",
        "PARLEY_SECRET, c2hvcnQ=",
        "PARLEY_SECRET, not base64",
        "PARLEY_SECRET_PREVIOUS, c2hvcnQ=",
        "PARLEY_BX24_JS_URL, http://api.bitrix24.com/api/v1/",
        "PARLEY_ALLOW_HTTP, yes",
        "PARLEY_MANAGEMENT_PORT, x",
        "PARLEY_LOG_FORMAT, xml",
    })
    void stopsAtABadValueWithOneLineThatNamesItAndGivesAnExample(String name, String value) {
        read();
        environment.put(name, value);

        String message = refusal();

        assertTrue(message.startsWith(name + " "), message);
        assertTrue(message.contains("for example " + name + "="), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void refusesHttpForTheSandboxTogetherWithAPublicHttpsAddress() {
        environment.put("PARLEY_ALLOW_HTTP", "true");

        assertTrue(refusal().startsWith("PARLEY_ALLOW_HTTP"));
    }

    @Test
    void acceptsTheTwinOfTheAuthorizationServer() {
        environment.put("PARLEY_OAUTH_URL", "https://oauth.bitrix24.tech");

        assertEquals(URI.create("https://oauth.bitrix24.tech"), read().authorizationServer());
    }

    @Test
    void demandsASecretWithPostgres() {
        environment.put("PARLEY_DATABASE_URL", "jdbc:postgresql://localhost/parley");
        assertTrue(refusal().startsWith("PARLEY_SECRET "));

        environment.put("PARLEY_SECRET", SECRET);
        read();
    }

    @Test
    void makesASecretForTheEmbeddedDatabaseOnceAndForItsOwnerOnly() throws IOException {
        byte[] first = read().secret();

        assertEquals(32, first.length);
        assertArrayEquals(first, read().secret());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/secret.key"))));
    }

    @Test
    void namesTheSecretWhenItsFileIsDamaged() throws IOException {
        read();
        Files.writeString(folder.resolve("data/secret.key"), "c2hvcnQ=");

        assertTrue(refusal().startsWith("PARLEY_SECRET "));
    }

    @Test
    void printsNothingSecret() {
        environment.put("PARLEY_DATABASE_PASSWORD", "the-password");
        environment.put("PARLEY_SECRET", SECRET);
        String printed = read().toString();

        assertFalse(printed.contains("the-client-secret") || printed.contains("the-password"), printed);
    }

    @Test
    void derivesADifferentKeyForEachPurpose() {
        byte[] secret = read().secret();

        assertNotEquals(
                java.util.Arrays.toString(Keys.derive(secret, "tokens")),
                java.util.Arrays.toString(Keys.derive(secret, "sessions")));
        assertArrayEquals(Keys.derive(secret, "tokens"), Keys.derive(secret, "tokens"));
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(Settings.BadSetting.class, this::read).getMessage());
    }

    private Settings read() {
        return Settings.read(environment, folder.resolve("data/secret.key"));
    }
}
