package parley.running;

import java.util.List;
import parley.engine.Effect;
import parley.engine.Message;

/** Promised effects as they are kept, for tests of other rooms. */
public final class Promises {
    private Promises() {}

    public static byte[] say(BotRef bot, DialogId dialog, String text) {
        return new PromisedEffect(
                        bot, dialog, null, new Effect.Say(new Message(List.of(new Message.Piece.Authored(text)))))
                .write();
    }
}
