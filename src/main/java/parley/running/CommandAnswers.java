package parley.running;

import parley.engine.Message;

/** The way out for the answer to a command. One call over the network, never inside a transaction. */
public interface CommandAnswers {

    /** Answers where the command was given, as the bot that owns it. A command may be answered by several messages. */
    Messenger.Delivery answer(BotRef bot, CommandCall call, Message message);
}
