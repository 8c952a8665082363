package parley.authoring;

import parley.engine.Text;

/** What the author wants of a bot; {@link Reconcile} makes the portal agree. */
public sealed interface Wish {

    /** Kept here and not shown to the portal. */
    record Draft() implements Wish {}

    record Live() implements Wish {}

    /** In the portal, and answering everything with one line. */
    record Paused(Text line) implements Wish {}

    /** Out of the portal, and then out of here. */
    record Deleted() implements Wish {}
}
