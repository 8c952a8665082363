package parley.sandbox.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.Parameters;

/** What the vendor's console holds about the application: its credentials, addresses, scopes and version. */
public final class Registration {
    private static final String MANIFEST = "/app-manifest/application.json";

    private final String clientId;
    private final String clientSecret;
    private final Parameters manifest;
    private volatile URI url;

    public Registration(String clientId, String clientSecret, URI url) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.url = url;
        this.manifest = readManifest();
    }

    public String clientId() {
        return clientId;
    }

    public boolean hasSecret(String secret) {
        return MessageDigest.isEqual(
                clientSecret.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    public URI url() {
        return url;
    }

    /** The vendor changes the address in the console. */
    public void moveTo(URI address) {
        url = address;
    }

    /** One of the pages named in the manifest: application, installer, callback. */
    public URI page(String name) {
        return url.resolve(manifest.inside("paths").text(name));
    }

    public List<String> scopes() {
        return manifest.inside("scopes").values().values().stream()
                .map(Object::toString)
                .toList();
    }

    public String name(String language) {
        Parameters names = manifest.inside("name");
        return names.has(language) ? names.text(language) : names.text("en");
    }

    public String description(String language) {
        Parameters descriptions = manifest.inside("description");
        return descriptions.has(language) ? descriptions.text(language) : descriptions.text("en");
    }

    public int version() {
        return (int) manifest.number("version");
    }

    private static Parameters readManifest() {
        try (InputStream stream = Registration.class.getResourceAsStream(MANIFEST)) {
            byte[] bytes = Objects.requireNonNull(stream, MANIFEST).readAllBytes();
            Object manifest = Json.read(new String(bytes, StandardCharsets.UTF_8));
            if (!(manifest instanceof Map)) {
                throw new IllegalStateException(MANIFEST + " is no JSON object");
            }
            return Parameters.of(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
