package parley.web;

import java.util.List;

/**
 * A topic, or another list of steps, as it is edited.
 *
 * @param address of this page
 * @param named whether it has a name its author chose
 * @param asked whether people's wordings lead here
 * @param problems of all its steps, with the place of each
 */
public record TopicView(
        DraftBar bar,
        String title,
        String lead,
        String address,
        String list,
        String name,
        boolean named,
        boolean asked,
        boolean missesShown,
        String misses,
        List<String> wordings,
        List<Problem> problems,
        StepView.ListView steps,
        List<Kind> kinds,
        String nameBase,
        String wordingsBase,
        String status,
        boolean removed,
        String previewAddress) {

    /**
     * Something to look at.
     *
     * @param where in words, or empty
     */
    public record Problem(boolean error, String at, String href, String where, String text) {}

    /** A kind of step to add. */
    public record Kind(String value, String icon, String name, String hint) {}
}
