package parley.running;

import java.time.Instant;
import parley.engine.Conversation;
import parley.engine.Engine;
import parley.engine.Input;
import parley.engine.Turn;
import parley.running.LiveBots.LiveBot;

/** What became of turns, for people to read later. */
public interface TurnLog {

    /** Joins the transaction of the turn. */
    void add(Taken taken);

    /**
     * A turn with all it was made from.
     *
     * @param before the conversation as the turn found it
     */
    record Taken(
            BotRef ref,
            LiveBot bot,
            Engine engine,
            DialogId dialog,
            Conversation before,
            Input input,
            Turn turn,
            Instant at) {}
}
