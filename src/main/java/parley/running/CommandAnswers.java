package parley.running;

import parley.engine.Message;

/** The way out for the answer to a command. One call over the network, never inside a transaction. */
public interface CommandAnswers {

    /** Answers where the command was given, as the bot that owns it. */
    Messenger.Delivery answer(Stimulus.CommandInvoked command, Message message);
}
