package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Style sheets, scripts and icons: our own under {@code /static/<version>/}, third-party ones under {@code /webjars/}. The
 * version is a digest of all our files, so that relative references among them need no rewriting and every answer may be
 * cached for ever.
 */
final class Assets {
    private static final Pattern SOUND = Pattern.compile("[\\w@-][\\w@.-]*(/[\\w@-][\\w@.-]*)*");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/schema+json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private static final Set<String> SCHEMAS = Set.of("scenario-1.json");

    private final Map<String, Asset> own = new TreeMap<>();
    private final Map<String, Asset> webjars = new ConcurrentHashMap<>();
    private final Map<String, Asset> schemas = new ConcurrentHashMap<>();
    private final String version;

    /** A file with what a browser needs to know about it. */
    record Asset(String mediaType, byte[] content, String etag) {
        static Asset of(String path, byte[] content) {
            String ending = path.substring(path.lastIndexOf('.') + 1);
            return new Asset(
                    MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"),
                    content,
                    '"' + digest(content).substring(0, 20) + '"');
        }
    }

    Assets() {
        SortedMap<String, byte[]> files = files();
        files.forEach((path, content) -> own.put(path, Asset.of(path, content)));
        MessageDigest digest = sha256();
        files.forEach((path, content) -> {
            digest.update(path.getBytes(UTF_8));
            digest.update(content);
        });
        version = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    /** Where the pages find our own files. */
    String base() {
        return "/static/" + version;
    }

    Optional<Asset> own(String path) {
        return Optional.ofNullable(own.get(path));
    }

    Optional<Asset> webjar(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        if (!SOUND.matcher(path).matches() || !MEDIA_TYPES.containsKey(ending) || ending.equals("json")) {
            return Optional.empty();
        }
        return Optional.ofNullable(webjars.computeIfAbsent(path, Assets::readWebjar));
    }

    /** What editors check documents with. */
    Optional<Asset> schema(String name) {
        return SCHEMAS.contains(name)
                ? Optional.ofNullable(schemas.computeIfAbsent(name, known -> read("schema/" + known)))
                : Optional.empty();
    }

    private static @Nullable Asset readWebjar(String path) {
        return read("META-INF/resources/webjars/" + path);
    }

    private static @Nullable Asset read(String path) {
        try (InputStream content = Assets.class.getClassLoader().getResourceAsStream(path)) {
            return content == null ? null : Asset.of(path, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> files() {
        URL root = Objects.requireNonNull(Assets.class.getClassLoader().getResource("static/css/parley.css"));
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            if (root.openConnection() instanceof JarURLConnection connection) {
                connection.setUseCaches(false);
                try (JarFile jar = connection.getJarFile()) {
                    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                        if (entry.getName().startsWith("static/") && !entry.isDirectory()) {
                            files.put(entry.getName().substring("static/".length()), content(jar, entry));
                        }
                    }
                }
            } else {
                Path folder = Path.of(root.toURI().resolve(".."));
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                    }
                }
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The static files are not readable", e);
        }
        files.keySet().removeIf(path -> path.startsWith("sandbox/"));
        return files;
    }

    private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform knows SHA-256", e);
        }
    }
}
