package parley.web;

/**
 * What the layout around every page needs.
 *
 * @param assets where our static files are
 * @param library address of the platform's browser library
 * @param sections the ways through the application; empty for who has no session
 * @param botPages the pages of the bot that is shown, if one is
 * @param manager whether the reader may make and delete bots
 * @param session the token for the next request, or empty
 * @param owner whose session that is: what a window keeps for one person is not for the next
 */
public record Frame(
        String language,
        String assets,
        String library,
        Navigation sections,
        Navigation botPages,
        boolean manager,
        String session,
        String owner) {
    public boolean open() {
        return !session.isEmpty();
    }
}
