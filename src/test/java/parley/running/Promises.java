package parley.running;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import parley.engine.Conversation;
import parley.engine.Effect;
import parley.engine.Message;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;
import parley.inbox.Transactions;

/** Promised effects as they are kept, and what performs them without a store, for tests of other rooms. */
public final class Promises {
    private Promises() {}

    public static byte[] say(BotRef bot, DialogId dialog, String text) {
        return new PromisedEffect(
                        bot, dialog, null, 0, new Effect.Say(new Message(List.of(new Message.Piece.Authored(text)))))
                .write();
    }

    public static <M extends Messenger & CommandAnswers> PerformEffect performer(
            M messenger, DialogHistory history, Clock clock) {
        Transactions none = new Transactions() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                return work.get();
            }
        };
        return new PerformEffect(messenger, messenger, history, new NothingSaid(), none, new Doubts(), clock);
    }

    /** An envelope that was not tried before and may be settled. */
    public static Handler.Task inHand(Envelope envelope) {
        return new Handler.Task() {
            @Override
            public Envelope envelope() {
                return envelope;
            }

            @Override
            public boolean uncertain() {
                return false;
            }

            @Override
            public boolean held() {
                return true;
            }

            @Override
            public void settle(List<NewEnvelope> next) {}
        };
    }

    private static final class NothingSaid implements Conversations {
        @Override
        public Conversation find(BotRef bot, DialogId dialog) {
            return Conversation.NEW;
        }

        @Override
        public void save(BotRef bot, DialogId dialog, Conversation conversation, Instant now) {}

        @Override
        public long said(BotRef bot, DialogId dialog) {
            return 0;
        }

        @Override
        public void noteSaid(BotRef bot, DialogId dialog, long message) {}
    }
}
