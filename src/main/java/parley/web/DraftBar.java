package parley.web;

import org.jspecify.annotations.Nullable;

/**
 * Where the draft stands: shown above every page of the editor, and told anew with each change.
 *
 * @param page to come back to when a change is taken back
 * @param changes in words: how many differences there are to what is live, or none
 * @param at what is looked at, or empty
 * @param colleague who else has the editor open just now, or empty
 * @param problem why the last change was not made, or empty
 */
public record DraftBar(
        String address,
        String page,
        long revision,
        String changes,
        boolean different,
        Moment saved,
        boolean undoable,
        boolean redoable,
        String at,
        String colleague,
        @Nullable String problem) {}
