package parley.running;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.engine.Engine;
import parley.running.LiveBots.LiveBot;

/** Engines of the bots that were busy lately, so that wordings are analysed once per version and not once per message. */
final class Engines {
    private static final int MOST = 500;

    private final Map<Revision, Ready> ready = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Ready> eldest) {
            return size() > MOST;
        }
    });

    Ready of(LiveBot bot) {
        Revision revision = new Revision(bot.id(), bot.revision());
        Ready known = ready.get(revision);
        if (known != null) {
            return known;
        }
        Ready fresh = new Ready(new Engine(bot.scenario()), Needs.of(bot.scenario()));
        ready.put(revision, fresh);
        return fresh;
    }

    /** An engine and what it must be told of people. */
    record Ready(Engine engine, Needs needs) {}

    private record Revision(long bot, long revision) {}
}
