package parley.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page that is open learns from a change that was kept, or that was not.
 *
 * @param field id of the field that holds what the next change starts from
 * @param step as it reads now, where one was changed
 * @param inside whether the steps inside have to be drawn anew
 * @param reload whether its form has other fields now
 * @param conflict what a colleague made of it meanwhile, or null
 */
public record SavedView(
        DraftBar bar,
        String field,
        String base,
        @Nullable StepView step,
        boolean inside,
        boolean reload,
        @Nullable Conflict conflict,
        List<TopicView.Problem> problems) {

    /**
     * Two authors changed the same thing.
     *
     * @param place where the page tells it
     * @param theirs how it reads now
     * @param base to save over it with
     * @param href to take it over
     */
    public record Conflict(String place, String who, String theirs, String base, String form, String href) {}
}
