package parley.authoring;

/** Counts what a process does one after the other, and lets it die at a chosen step. */
public final class Steps {
    private int until = Integer.MAX_VALUE;
    private int taken;

    /** Dies at the step with that number, counted from one. */
    public void dieAt(int step) {
        taken = 0;
        until = step;
    }

    public void live() {
        until = Integer.MAX_VALUE;
    }

    void step() {
        if (++taken >= until) {
            throw new Killed();
        }
    }

    /** The process is gone; no code of ours catches this. */
    public static final class Killed extends Error {}
}
