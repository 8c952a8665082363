package parley;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides, read from the environment once and checked whole before anything starts. The names are public: see
 * the table in {@code README.md}. Prints nothing secret.
 *
 * @param port 0 picks a free one
 * @param publicUrl without a path, as portals and browsers reach us
 * @param secret 32 bytes that every other key is derived from
 * @param previousSecret still opens what was sealed before a rotation
 * @param managementPort 0 turns it off
 */
public record Settings(
        int port,
        String bind,
        URI publicUrl,
        String clientId,
        String clientSecret,
        URI authorizationServer,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        byte[] secret,
        byte @Nullable [] previousSecret,
        URI browserLibrary,
        boolean allowHttp,
        int managementPort,
        LogFormat logFormat) {

    private static final Set<String> AUTHORIZATION_SERVERS =
            Set.of("https://oauth.bitrix.info", "https://oauth.bitrix24.tech");

    /** How log lines look. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** A setting that is missing or wrong; the message names it, says what is wrong and gives an example. */
    public static final class BadSetting extends RuntimeException {
        BadSetting(String name, String wrong, String example) {
            super(name + " " + wrong + ", for example " + name + "=" + example);
        }
    }

    /**
     * Reads and checks everything.
     *
     * @param keyFile where a secret is kept, and made if need be, when none is given and the database is embedded
     * @throws BadSetting for the first setting that is missing or wrong
     */
    public static Settings read(Map<String, String> environment, Path keyFile) {
        Reader reader = new Reader(environment);
        boolean allowHttp = reader.yesOrNo("PARLEY_ALLOW_HTTP", false);
        URI publicUrl = reader.publicUrl(allowHttp);
        String databaseUrl = reader.databaseUrl();
        byte @Nullable [] secret = reader.secret("PARLEY_SECRET");
        if (secret == null) {
            if (!databaseUrl.startsWith("jdbc:h2:")) {
                throw new BadSetting(
                        "PARLEY_SECRET",
                        "is required with PostgreSQL: base64 of 32 random bytes, made by 'openssl rand -base64 32'",
                        EXAMPLE_SECRET);
            }
            secret = SecretFile.readOrMake(keyFile);
        }
        return new Settings(
                reader.port("PARLEY_PORT", 8080),
                reader.text("PARLEY_BIND", "0.0.0.0"),
                publicUrl,
                reader.required("PARLEY_CLIENT_ID", "app.0123456789abcd.01234567"),
                reader.required("PARLEY_CLIENT_SECRET", "the secret from the application's card"),
                reader.authorizationServer(allowHttp),
                databaseUrl,
                reader.text("PARLEY_DATABASE_USER", ""),
                reader.text("PARLEY_DATABASE_PASSWORD", ""),
                secret,
                reader.secret("PARLEY_SECRET_PREVIOUS"),
                reader.address("PARLEY_BX24_JS_URL", "https://api.bitrix24.com/api/v1/", allowHttp),
                allowHttp,
                reader.port("PARLEY_MANAGEMENT_PORT", 9090),
                reader.logFormat());
    }

    private static final String EXAMPLE_SECRET = "3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Override
    public String toString() {
        return "Settings[publicUrl=" + publicUrl + ", bind=" + bind + ":" + port + "]";
    }

    private record Reader(Map<String, String> environment) {

        String text(String name, String otherwise) {
            String value = environment.getOrDefault(name, "").strip();
            return value.isEmpty() ? otherwise : value;
        }

        String required(String name, String example) {
            String value = text(name, "");
            if (value.isEmpty()) {
                throw new BadSetting(name, "is missing", example);
            }
            return value;
        }

        boolean yesOrNo(String name, boolean otherwise) {
            return switch (text(name, Boolean.toString(otherwise))) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new BadSetting(name, "must be true or false", "false");
            };
        }

        int port(String name, int otherwise) {
            String value = text(name, Integer.toString(otherwise));
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException notANumber) {
                // Told below, together with numbers out of range.
            }
            throw new BadSetting(name, "must be a port from 0 to 65535", Integer.toString(otherwise));
        }

        URI publicUrl(boolean allowHttp) {
            String example = "https://bots.example.com";
            required("PARLEY_PUBLIC_URL", example);
            URI address = address("PARLEY_PUBLIC_URL", "", allowHttp);
            if (!address.getPath().isEmpty() && !"/".equals(address.getPath())) {
                throw new BadSetting("PARLEY_PUBLIC_URL", "must not have a path", example);
            }
            if (allowHttp && "https".equals(address.getScheme())) {
                throw new BadSetting(
                        "PARLEY_ALLOW_HTTP",
                        "is for the sandbox and refused together with a public https address",
                        "false");
            }
            return origin(address);
        }

        URI authorizationServer(boolean allowHttp) {
            String name = "PARLEY_OAUTH_URL";
            String official = "https://oauth.bitrix.info";
            URI address = origin(address(name, official, allowHttp));
            boolean sandbox =
                    allowHttp && Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
            if (!sandbox && !AUTHORIZATION_SERVERS.contains(address.toString())) {
                throw new BadSetting(name, "is not an authorization server of the platform", official);
            }
            return address;
        }

        URI address(String name, String otherwise, boolean allowHttp) {
            String example = otherwise.isEmpty() ? "https://bots.example.com" : otherwise;
            try {
                URI address = new URI(text(name, otherwise));
                boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
                if (!web || address.getHost() == null || address.getUserInfo() != null || address.getQuery() != null) {
                    throw new BadSetting(name, "must be an address with scheme and host only", example);
                }
                if ("http".equals(address.getScheme()) && !allowHttp) {
                    throw new BadSetting(name, "must start with https:// unless PARLEY_ALLOW_HTTP=true", example);
                }
                return address;
            } catch (URISyntaxException notAnAddress) {
                throw new BadSetting(name, "is not an address", example);
            }
        }

        private static URI origin(URI address) {
            return URI.create(address.getScheme() + "://" + address.getAuthority());
        }

        String databaseUrl() {
            String url = text("PARLEY_DATABASE_URL", "jdbc:h2:file:./data/parley");
            if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
                throw new BadSetting(
                        "PARLEY_DATABASE_URL",
                        "must start with jdbc:h2: or jdbc:postgresql:",
                        "jdbc:postgresql://localhost/parley");
            }
            return url;
        }

        byte @Nullable [] secret(String name) {
            String value = text(name, "");
            if (value.isEmpty()) {
                return null;
            }
            try {
                byte[] secret = Base64.getDecoder().decode(value);
                if (secret.length == SecretFile.BYTES) {
                    return secret;
                }
            } catch (IllegalArgumentException notBase64) {
                // Told below, together with secrets of another length.
            }
            throw new BadSetting(
                    name, "must be base64 of exactly 32 bytes, made by 'openssl rand -base64 32'", EXAMPLE_SECRET);
        }

        LogFormat logFormat() {
            return switch (text("PARLEY_LOG_FORMAT", "text")) {
                case "text" -> LogFormat.TEXT;
                case "json" -> LogFormat.JSON;
                default -> throw new BadSetting("PARLEY_LOG_FORMAT", "must be text or json", "text");
            };
        }
    }
}
