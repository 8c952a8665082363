package parley.running;

import parley.engine.Message;
import parley.engine.Place;

/** The way out for the answer to a command. One call over the network, never inside a transaction. */
public interface CommandAnswers {

    /** Answers where the command was given, as the bot that owns it. A command may be answered by several messages. */
    Messenger.Delivery answer(BotRef bot, CommandCall call, Place place, Message message);
}
