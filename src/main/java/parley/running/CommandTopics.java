package parley.running;

import java.util.Optional;

/** Where the commands of a bot lead. */
public interface CommandTopics {

    /**
     * The topic's id, by the portal's number of the command, else by its name: a number may have been given anew, or its
     * telling have been lost.
     */
    Optional<String> find(BotRef bot, long command, String name);
}
