package parley.bitrix24;

import parley.engine.Message;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Messenger;

/** Speaks as a bot, through the first generation of the bot methods. */
public final class Bitrix24Messenger implements Messenger {

    @Override
    public Delivery send(BotRef bot, DialogId dialog, Message message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Delivery typing(BotRef bot, DialogId dialog) {
        throw new UnsupportedOperationException();
    }
}
