package parley.web;

import java.util.List;

/**
 * The form of a step, opened in place.
 *
 * @param at the step's position
 * @param base tells the step the author started from from any other
 * @param variables what texts can mention
 */
public record StepFormView(
        String id,
        String at,
        String action,
        String base,
        String employees,
        List<StepField> fields,
        List<String> variables) {

    public boolean empty() {
        return fields.isEmpty();
    }
}
