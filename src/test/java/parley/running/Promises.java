package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Place;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;
import parley.inbox.Transactions;

/** Promised effects as they are kept, and what performs them without a store, for tests of other rooms. */
public final class Promises {
    private Promises() {}

    public static byte[] say(BotRef bot, DialogId dialog, String text) {
        return new PromisedEffect(
                        new Meeting(bot, dialog, Place.GROUP, 0, null),
                        null,
                        0,
                        PromisedEffect.Tone.USUAL,
                        new Effect.Say(new Message(List.of(new Message.Piece.Authored(text)))))
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
        OfficeByHand office = new OfficeByHand();
        return new PerformEffect(
                new Outlets(messenger, messenger, history, office, office, office, Duration.ofMinutes(1)),
                new Stores(new NothingSaid(), new AlarmsInMemory(), new FactsInMemory(), none),
                new Doubts(),
                clock);
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
            public Optional<Instant> pendingSince() {
                return Optional.empty();
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
        public Optional<Talk> find(BotRef bot, DialogId dialog) {
            return Optional.empty();
        }

        @Override
        public void save(BotRef bot, DialogId dialog, Optional<Talk> asRead, Talk talk) {}

        @Override
        public void noteButtons(BotRef bot, DialogId dialog, long ticket, long message) {}

        @Override
        public OptionalLong buttons(BotRef bot, DialogId dialog, long ticket) {
            return OptionalLong.empty();
        }

        @Override
        public void forgetButtons(BotRef bot, DialogId dialog, long ticket) {}

        @Override
        public long said(BotRef bot, DialogId dialog) {
            return 0;
        }

        @Override
        public void noteSaid(BotRef bot, DialogId dialog, long message) {}
    }
}
