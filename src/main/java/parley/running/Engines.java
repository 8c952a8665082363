package parley.running;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import parley.engine.Engine;
import parley.running.LiveBots.LiveBot;

/** Engines of the bots that were busy lately, so that wordings are analysed once per version and not once per message. */
final class Engines {
    /** Steps and wordings of all scenarios together, of which each takes about a kilobyte: a sixth of the memory. */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 1024 / 6;

    private static final int AN_EMPTY_ONE = 8;

    private final Cache<Revision, Ready> ready = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Revision _, Ready bot) -> bot.weight())
            .build();

    Ready of(LiveBot bot) {
        return ready.get(
                new Revision(bot.id(), bot.revision()),
                _ -> new Ready(
                        new Engine(bot.scenario()),
                        Needs.of(bot.scenario()),
                        AN_EMPTY_ONE + bot.scenario().size()));
    }

    /**
     * An engine and what it must be told of people.
     *
     * @param weight in steps and wordings
     */
    record Ready(Engine engine, Needs needs, int weight) {}

    private record Revision(long bot, long revision) {}
}
