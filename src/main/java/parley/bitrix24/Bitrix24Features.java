package parley.bitrix24;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import parley.authoring.Features;
import parley.authoring.Template.Need;
import parley.bitrix24.wire.WildJson;
import parley.portals.PortalId;

/**
 * Asks a portal what it has allowed us, by a method that needs no permission (rest.md §7), and not again for every page. Safe for
 * use by many threads.
 */
public final class Bitrix24Features implements Features {
    private static final Map<Need, String> SCOPES =
            Map.of(Need.OPEN_CHANNELS, "imopenlines", Need.CRM, "crm", Need.TASKS, "task");

    /** What is allowed stays so until somebody installs another version. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    /** Who has just allowed what was missing wants to see it. */
    private static final Duration FRESH_LACK = Duration.ofSeconds(20);

    private static final int MOST = 10_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Calls calls;
    private final AsyncLoadingCache<PortalId, Optional<Set<Need>>> told = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.writing((PortalId _, Optional<Set<Need>> missing) ->
                    missing.filter(Set::isEmpty).isPresent() ? FRESH : FRESH_LACK))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .buildAsync(this::ask);

    Bitrix24Features(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Optional<Set<Need>> missing(PortalId portal) {
        return told.get(portal)
                .copy()
                .completeOnTimeout(Optional.empty(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private Optional<Set<Need>> ask(PortalId portal) {
        return switch (calls.call(portal, "scope", Map.of())) {
            case Called.Answered answered -> Optional.of(missing(answered.result()));
            case Called.Failed _ -> Optional.empty();
        };
    }

    private static Set<Need> missing(WildJson granted) {
        Set<String> names = new HashSet<>();
        granted.items().forEach(name -> name.text().ifPresent(names::add));
        return SCOPES.entrySet().stream()
                .filter(scope -> !names.contains(scope.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
