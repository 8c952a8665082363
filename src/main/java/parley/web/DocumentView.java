package parley.web;

import java.util.List;

/**
 * What a bot says, as one document.
 *
 * @param file name to save it under
 * @param typed what is about to take its place, or empty
 * @param mistakes in what was typed, with their lines
 * @param changes that it would bring; shown once it has no mistakes
 */
public record DocumentView(
        String title,
        String address,
        String back,
        long revision,
        String file,
        String document,
        String typed,
        List<Mistake> mistakes,
        boolean sound,
        List<String> changes,
        String problem) {

    /** Where something is wrong, and what. */
    public record Mistake(String place, String text) {}
}
