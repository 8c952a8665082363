package parley.web;

import java.util.List;

/**
 * Whether the bots of a portal can hear and speak, as an administrator reads it.
 *
 * @param aside what was put aside, the latest first
 * @param errors what went wrong lately, the latest first
 */
public record HealthView(List<Line> lines, boolean complete, List<Aside> aside, List<Trouble> errors) {
    public HealthView {
        lines = List.copyOf(lines);
        aside = List.copyOf(aside);
        errors = List.copyOf(errors);
    }

    /**
     * One check.
     *
     * @param address where this line comes from anew
     * @param href of what the line is about, or empty
     * @param watched whether it will change by itself soon
     */
    public record Line(
            String id,
            String address,
            String title,
            String href,
            State state,
            String text,
            Moment moment,
            String advice,
            Repair repair,
            boolean watched) {}

    /** How a line stands, in colour and in a word. */
    public record State(String variant, String text) {}

    /** A moment: for machines, for people, and how long ago. Empty where there is none. */
    public record Moment(String machine, String exact, String relative) {
        static final Moment NONE = new Moment("", "", "");

        public boolean given() {
            return !machine.isEmpty();
        }
    }

    /**
     * What the button of a line does.
     *
     * @param action where it is sent, or empty when there is no button
     * @param visit whether the portal has to open the page anew instead
     */
    public record Repair(String action, String label, boolean visit) {
        static final Repair NONE = new Repair("", "", false);

        public boolean possible() {
            return !action.isEmpty();
        }
    }

    /** One kind of mishap. */
    public record Trouble(String act, String why, String often, Moment last) {}

    /** Work that was put aside. */
    public record Aside(long id, String act, String why, Moment since) {}

    /** What changes when an administrator has decided about some of it. */
    public record Settled(List<Line> lines, List<Aside> aside) {
        public Settled {
            lines = List.copyOf(lines);
            aside = List.copyOf(aside);
        }
    }

    /** Parts that come alone. */
    public record Part(List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }
}
