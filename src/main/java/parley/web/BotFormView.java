package parley.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.Problem;

/**
 * The form of a bot as it is shown.
 *
 * @param fixed whether kind and Open Channels mode cannot change any more
 * @param kept whether the bot was saved here although the portal did not take it
 * @param model id of the bot that a new one says the same as, or empty
 * @param checks where a single field is judged
 * @param number of the bot in the portal, or empty
 * @param revision the author started from
 * @param conflict what somebody else has changed meanwhile, if anybody has
 */
public record BotFormView(
        boolean fresh,
        boolean fixed,
        boolean kept,
        String action,
        String deletion,
        String checks,
        String number,
        String copy,
        @Nullable StandingView standing,
        String formKey,
        String model,
        long revision,
        String title,
        List<ProblemLink> problems,
        Field code,
        Field name,
        Field lastName,
        Field email,
        Field birthday,
        Field position,
        Field website,
        Field greeting,
        Field fallback,
        PhotoField photo,
        Choices kind,
        Field openChannels,
        String kindLabel,
        Choices color,
        Choices gender,
        Choices language,
        List<Topic> topics,
        List<String> topicsProblems,
        @Nullable ConflictView conflict) {

    /** Where the form is as it was before anything was typed. */
    public String again() {
        return fresh ? action + "/new" : action;
    }

    /** One problem in the summary, with the field to go to, or nowhere. */
    public record ProblemLink(String field, String text) {}

    /** The fragment that is exchanged when a picture is chosen. */
    public record PhotoFragment(PhotoField photo) {}

    /** A field with what was typed and what is wrong with it. */
    public record Field(String name, String value, List<String> problems) {
        public boolean invalid() {
            return !problems.isEmpty();
        }

        public boolean filled() {
            return !value.isEmpty();
        }

        /** Ids of the texts that belong to the field. */
        public String describedBy() {
            return name + "-problem " + name + "-hint";
        }
    }

    /** A field whose values are given. */
    public record Choices(Field field, List<Choice> all) {}

    /** One of the values, with its name and an explanation. */
    public record Choice(String value, String label, String hint, boolean chosen) {}

    /** A topic as typed, with what is wrong. */
    public record Topic(String id, Field wordings, Field reply) {}

    BotFormView with(ConflictView conflict) {
        return new BotFormView(
                fresh,
                fixed,
                kept,
                action,
                deletion,
                checks,
                number,
                copy,
                standing,
                formKey,
                model,
                revision,
                title,
                problems,
                code,
                name,
                lastName,
                email,
                birthday,
                position,
                website,
                greeting,
                fallback,
                photo,
                kind,
                openChannels,
                kindLabel,
                color,
                gender,
                language,
                topics,
                topicsProblems,
                conflict);
    }

    /** Whether the form also asks what the bot says. */
    public boolean asksWords() {
        return fresh && model.isEmpty();
    }

    /** What the page copies when a topic is added. */
    public Topic blankTopic() {
        return new Topic(
                "", new Field("topic-new-wordings", "", List.of()), new Field("topic-new-reply", "", List.of()));
    }

    static BotFormView fresh(Locale language, String formKey, BotDraft draft, List<Problem> problems) {
        return fresh(language, formKey, "", draft, problems);
    }

    /** @param model id of the bot that the new one says the same as, or empty */
    static BotFormView fresh(Locale language, String formKey, String model, BotDraft draft, List<Problem> problems) {
        return new DrawBotForm(language, draft, problems).view(null, 0, formKey, model, false);
    }

    static BotFormView of(Locale language, Bot bot, BotDraft draft, List<Problem> problems, boolean kept) {
        return new DrawBotForm(language, draft, problems).view(bot, bot.revision(), "", "", kept);
    }

    /**
     * After a change that was not kept.
     *
     * @param revision the author started from, which need not be today's
     */
    static BotFormView rejected(Locale language, Bot bot, long revision, BotDraft draft, List<Problem> problems) {
        return new DrawBotForm(language, draft, problems).view(bot, revision, "", "", false);
    }
}
