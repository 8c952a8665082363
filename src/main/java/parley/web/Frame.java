package parley.web;

/**
 * What the layout around every page needs.
 *
 * @param assets where our static files are
 * @param library address of the platform's browser library
 * @param session the token for the next request, or empty
 */
public record Frame(String language, String assets, String library, String session) {
    public boolean open() {
        return !session.isEmpty();
    }
}
