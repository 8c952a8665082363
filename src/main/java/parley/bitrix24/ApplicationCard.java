package parley.bitrix24;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application as the marketplace knows it. The code takes scopes, paths and events from here, so that the card and the
 * code cannot disagree.
 *
 * @param name by language
 * @param description one sentence by language
 * @param scopes everything that is asked for
 * @param optionalScopes those of them without which only a part of the application is missing
 * @param events bound by us at installation; those of bots are bound by their registration
 */
public record ApplicationCard(
        int version,
        Map<String, String> name,
        Map<String, String> description,
        List<String> scopes,
        List<String> optionalScopes,
        Paths paths,
        List<String> events,
        List<String> placements) {
    public ApplicationCard {
        name = Map.copyOf(name);
        description = Map.copyOf(description);
        scopes = List.copyOf(scopes);
        optionalScopes = List.copyOf(optionalScopes);
        events = List.copyOf(events);
        placements = List.copyOf(placements);
    }

    /** Where the portal and browsers reach us, below the public address. */
    public record Paths(String application, String installer, String callback, String events) {}

    /** The scopes without which the application cannot be installed. */
    public List<String> requiredScopes() {
        return scopes.stream().filter(scope -> !optionalScopes.contains(scope)).toList();
    }

    /** The card this build was made with. */
    public static ApplicationCard ofThisBuild() {
        try (InputStream card = Optional.ofNullable(
                        ApplicationCard.class.getResourceAsStream("/app-manifest/application.json"))
                .orElseThrow(
                        () -> new IllegalStateException("app-manifest/application.json is not on the class path"))) {
            return JsonMapper.shared().readValue(card, ApplicationCard.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
