package parley.web;

import java.util.List;

/**
 * What people wrote, where the draft answers it otherwise.
 *
 * @param counted how many were compared, in words
 * @param notice about what was left out, or empty
 * @param written whether there is anything to compare at all
 */
public record ReplayView(
        String title,
        String address,
        String back,
        List<StepField.Option> sizes,
        String counted,
        String notice,
        List<Row> rows,
        boolean written) {

    /** One message with its two answers. */
    public record Row(String said, Moment at, RehearsalView.Entry live, RehearsalView.Entry draft) {}
}
