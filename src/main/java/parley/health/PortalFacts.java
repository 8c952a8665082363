package parley.health;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the portal told about itself when it was last asked. */
record PortalFacts(
        Said<Boolean> installationFinished,
        Said<List<String>> missingPermissions,
        Said<Boolean> administrator,
        Said<Integer> missingBindings,
        Said<Set<Long>> bots,
        Said<Duration> clockAhead) {}
