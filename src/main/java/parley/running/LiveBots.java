package parley.running;

import java.util.Optional;
import parley.engine.Scenario;

/** The bot behind a registration, as it answers people now. */
public interface LiveBots {
    Optional<LiveBot> find(BotRef bot);

    /**
     * A bot with the scenario it follows.
     *
     * @param revision changes whenever the scenario does
     */
    record LiveBot(long id, long revision, Scenario scenario) {}
}
