package parley.running;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.engine.Engine;
import parley.running.LiveBots.LiveBot;

/** Engines of the bots that were busy lately, so that wordings are analysed once per version and not once per message. */
final class Engines {
    private static final int MOST = 500;

    private final Map<Long, Ready> ready = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Ready> eldest) {
            return size() > MOST;
        }
    });

    Engine of(LiveBot bot) {
        Ready known = ready.get(bot.id());
        if (known != null && known.revision == bot.revision()) {
            return known.engine;
        }
        Engine engine = new Engine(bot.scenario());
        ready.put(bot.id(), new Ready(bot.revision(), engine));
        return engine;
    }

    private record Ready(long revision, Engine engine) {}
}
