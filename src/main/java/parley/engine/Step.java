package parley.engine;

/** One line of a topic. A new kind fails to compile until every reader knows it: no switch over it has a default. */
public sealed interface Step {

    /** Sends one message. */
    record Say(Text text) implements Step {}
}
