package parley.web;

import java.util.List;

/**
 * One field of a step's form.
 *
 * @param type decides how it is drawn
 * @param rows the last one is blank: what is typed there makes another
 */
public record StepField(
        Type type,
        String name,
        String label,
        String hint,
        String value,
        List<Option> options,
        List<Row> rows,
        List<BranchForm> branches) {

    /** How a field is drawn. */
    public enum Type {
        /** Several lines, with variables. */
        WORDS,
        /** One line, with variables. */
        LINE,
        /** One line as it stands. */
        PLAIN,
        /** The name of a variable. */
        NAME,
        NUMBER,
        TIME,
        CHECK,
        SELECT,
        /** A number with its unit. */
        LENGTH,
        ROWS,
        PEOPLE,
        BRANCHES
    }

    /** One of the values a field can have. */
    public record Option(String value, String label, boolean chosen) {}

    /** A row of a list, with the number of the row it was before. */
    public record Row(String key, List<Cell> cells) {}

    /** Part of a row; with options it is chosen, without it is typed. */
    public record Cell(String name, String label, String value, List<Option> options) {
        public boolean chosen() {
            return !options.isEmpty();
        }
    }

    /**
     * One way of a branching step.
     *
     * @param complex in words, when the condition is more than the rows can show; it is kept then
     */
    public record BranchForm(
            String key, String number, String name, List<Option> modes, List<ConditionRow> rows, String complex) {}

    /** One condition of a way. */
    public record ConditionRow(
            String branch,
            List<Option> subjects,
            List<Option> senses,
            String name,
            List<Option> operators,
            String value,
            List<Option> schedules,
            List<Option> places) {}

    static StepField of(Type type, String name, String label, String hint, String value) {
        return new StepField(type, name, label, hint, value, List.of(), List.of(), List.of());
    }
}
