package parley.authoring;

/** What became of a change of a draft. */
public sealed interface Edited {

    /** Made and kept. */
    record Done(ScenarioDraft draft) implements Edited {}

    /** A colleague was first; nothing was kept. */
    record Changed(ScenarioDraft current) implements Edited {}

    /** Nothing was kept. */
    record Refused(Refusal refusal) implements Edited {}

    /** There is no such bot any more, or nothing to take back. */
    record Gone() implements Edited {}
}
