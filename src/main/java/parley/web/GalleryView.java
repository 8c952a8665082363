package parley.web;

import java.util.List;

/** The bots to begin with. */
public record GalleryView(List<Card> cards) {

    /**
     * One of them.
     *
     * @param needs what the portal must have and is not known to have, in words
     * @param lacking whether the portal is known to lack it
     * @param fine to say where it needs nothing more
     */
    public record Card(
            String icon, String href, String title, String summary, List<String> needs, boolean lacking, String fine) {}

    /**
     * What only the author knows of the bot that was chosen.
     *
     * @param employees where people are searched for
     * @param zoned whether the time zone is asked for; otherwise the browser's is taken
     * @param guess whether nobody has typed a time zone yet
     */
    public record AskView(
            Card card,
            String employees,
            String formKey,
            List<BotFormView.ProblemLink> problems,
            BotFormView.Field name,
            List<Question> questions,
            boolean zoned,
            boolean guess,
            BotFormView.Field zone,
            List<String> zones) {}

    /**
     * A question with what was answered.
     *
     * @param options who is chosen, where a person is asked for
     */
    public record Question(
            String kind, BotFormView.Field field, String label, String hint, List<StepField.Option> options) {
        public String name() {
            return field.name();
        }
    }
}
