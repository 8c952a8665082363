package parley.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import parley.engine.Finding;
import parley.engine.Lint;
import parley.engine.Scenario;

/**
 * What is found in the scenarios that somebody works on, so that it is looked for once per change and not once per page. They are
 * known by all they say, for a draft that nobody has begun yet has no number of its own. Safe for use by many threads.
 */
final class RecentFindings {
    /** Steps and wordings of all scenarios together, of which each takes about a kilobyte: a twenty-fourth of the memory. */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 1024 / 24;

    private static final int AN_EMPTY_ONE = 8;

    private final Cache<Scenario, List<Finding>> found = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Scenario scenario, List<Finding> findings) -> AN_EMPTY_ONE + scenario.size() + findings.size())
            .build();

    List<Finding> of(Scenario scenario) {
        return found.get(scenario, Lint::check);
    }
}
