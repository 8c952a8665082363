package parley.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a turn decided must happen outside. */
public sealed interface Effect {

    /** Send one message into the dialog of the turn. */
    record Say(Message message) implements Effect {}

    /** Take the buttons away from the message that carried this ticket. */
    record Retire(long ticket) implements Effect {}

    /** Show that the bot is typing. */
    record Type(Duration length) implements Effect {}

    /** Come back with {@link Input.Woken} then. */
    record WakeAt(Instant when, long ticket) implements Effect {}

    /** Ask the author's system, then come back with {@link Input.Called}. */
    record Call(
            long ticket,
            Step.Method method,
            String address,
            Map<String, String> headers,
            String body,
            Map<String, String> picks,
            boolean repeatable,
            Duration patience)
            implements Effect {
        public Call {
            headers = Map.copyOf(headers);
            picks = Map.copyOf(picks);
        }
    }

    /** Keep a lasting fact about the person; blank forgets it. */
    record Remember(String fact, String value) implements Effect {}

    /** Make a lead; blank fields are left out. */
    record CreateLead(String title, String name, String phone, String email, String note) implements Effect {}

    /** Make a task. */
    record CreateTask(String title, String note, long responsible, Optional<Instant> due) implements Effect {}

    /** Tell employees something. */
    record Notify(List<Long> people, Message message) implements Effect {
        public Notify {
            people = List.copyOf(people);
        }
    }

    /** Give the dialog to a human, then come back with {@link Input.HandedOver}. */
    record HandOver(long ticket, Step.Desk to, String note) implements Effect {}
}
