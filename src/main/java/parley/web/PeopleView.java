package parley.web;

import java.util.List;

/**
 * Who may edit bots without being an administrator.
 *
 * @param notice what became of the last wish, or empty
 */
public record PeopleView(String notice, List<Row> rights) {

    /**
     * One right.
     *
     * @param bot which bot, as the form sends it
     * @param label of the button that takes the right back
     */
    public record Row(
            BotListView.Avatar avatar,
            String name,
            String what,
            Moment since,
            String grantedBy,
            String withdrawal,
            String bot,
            String label) {}

    /** A new right: first somebody is chosen, then what they may edit. */
    public record NewView(
            String find,
            String problem,
            boolean searched,
            List<Person> found,
            List<Person> chosen,
            List<Choice> bots) {}

    /** Somebody who works in the portal, as the portal says. */
    public record Person(BotListView.Avatar avatar, String user, String name, String position, String href) {}

    /** A bot that can be chosen. */
    public record Choice(String value, String label) {}
}
