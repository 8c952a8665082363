package parley.engine;

/** What a turn decided must happen outside. */
public sealed interface Effect {

    /** Send one message into the dialog of the turn. */
    record Say(Message message) implements Effect {}
}
