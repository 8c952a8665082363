package parley.running;

import java.util.Optional;
import parley.engine.Scenario;

/** The bot behind a registration, as it answers people now. */
public interface LiveBots {
    Optional<LiveBot> find(BotRef bot);

    /**
     * The bot and what it said and heard in a dialog: what every turn begins with.
     *
     * @param lane where the work of the dialog waits
     */
    Optional<Met> meet(BotRef bot, DialogId dialog, String lane);

    /** The bot as it was in another version; empty when that is not kept. */
    default Optional<LiveBot> find(BotRef bot, long version) {
        return find(bot).filter(live -> live.version() == version);
    }

    /**
     * A bot with the scenario it follows.
     *
     * @param revision never means another scenario
     * @param version number of the published version that the scenario is; {@link #NO_VERSION} for one that is none, as of a
     *     bot that pauses
     */
    record LiveBot(long id, long revision, long version, Scenario scenario) {
        public static final long NO_VERSION = 0;
    }

    /**
     * @param talk empty while the bot and the dialog have not met
     * @param busy whether something waits in their lane, or is worked on
     */
    record Met(LiveBot bot, Optional<Talk> talk, boolean busy) {}
}
