package parley.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.Command;
import parley.authoring.CommandDraft;
import parley.authoring.CommandDraft.TitleDraft;
import parley.authoring.CommandStanding;
import parley.authoring.Problem;
import parley.web.BotFormView.Choice;
import parley.web.BotFormView.Choices;
import parley.web.BotFormView.Field;
import parley.web.BotFormView.ProblemLink;

/**
 * The form of a command as it is shown.
 *
 * @param registered whether the portal knows the command, so that a change of reach removes it there for a moment
 * @param kept whether the command was saved here although the portal did not take it
 * @param bot address of the bot's own form
 * @param back address of the list
 * @param replace the revision that saving anyway would replace; empty when nobody else has changed the command
 * @param titles in the languages the pages speak
 * @param moreTitles in the other ones
 */
public record CommandFormView(
        boolean fresh,
        boolean registered,
        boolean kept,
        String title,
        String bot,
        String back,
        String action,
        String deletion,
        String formKey,
        long revision,
        String replace,
        List<ProblemLink> problems,
        Field name,
        Choices topic,
        boolean everywhere,
        boolean hidden,
        boolean extranet,
        List<String> titlesProblems,
        List<Title> titles,
        List<Title> moreTitles) {

    /** Where the form is as it was before anything was typed. */
    public String again() {
        return fresh ? action + "/new" : action;
    }

    /** The two fields of one language. */
    public record Title(String language, String name, Field text, Field parameters) {
        boolean touched() {
            return text.filled() || parameters.filled() || text.invalid() || parameters.invalid();
        }
    }

    /** Whether one of the other languages has something to show. */
    public boolean moreOpen() {
        return moreTitles.stream().anyMatch(Title::touched);
    }

    /** Whether there is a topic to lead to. */
    public boolean leading() {
        return topic.all().size() > 1;
    }

    static CommandFormView fresh(Locale language, Bot bot, String formKey, CommandDraft draft, List<Problem> problems) {
        return new Drawing(language, bot, draft, problems).view(null, 0, formKey, false);
    }

    /** @param revision the author started from, which need not be today's */
    static CommandFormView of(
            Locale language,
            Bot bot,
            Command command,
            long revision,
            CommandDraft draft,
            List<Problem> problems,
            boolean kept) {
        return new Drawing(language, bot, draft, problems).view(command, revision, "", kept);
    }

    /** Draws one form: finds for each field what was typed and what is wrong with it. */
    private record Drawing(Locale language, Bot bot, CommandDraft draft, List<Problem> problems) {

        /** As the fields stand on the page. */
        private static final List<Problem.Field> ORDER = List.of(
                Problem.Field.COMMAND,
                Problem.Field.COMMAND_NAME,
                Problem.Field.COMMAND_TOPIC,
                Problem.Field.COMMAND_TITLES,
                Problem.Field.COMMAND_PARAMETERS);

        CommandFormView view(@Nullable Command command, long revision, String formKey, boolean kept) {
            String botAddress = "/app/bots/" + bot.id().value();
            String list = botAddress + "/commands";
            String address = command == null ? list : list + "/" + command.id().value();
            int spoken = Languages.SPOKEN.size();
            List<Title> titles =
                    CommandDraft.LANGUAGES.stream().map(this::title).toList();
            return new CommandFormView(
                    command == null,
                    command != null && command.standing() instanceof CommandStanding.Registered,
                    kept,
                    command == null
                            ? text("commands.new.title")
                            : text("commands.edit.title", command.terms().name()),
                    botAddress,
                    list,
                    address,
                    address + "/deletion",
                    formKey,
                    revision,
                    command == null || command.revision() == revision ? "" : Long.toString(command.revision()),
                    links(),
                    new Field("name", draft.name(), sentences(Problem.Field.COMMAND_NAME, null)),
                    topics(),
                    draft.everywhere(),
                    draft.hidden(),
                    draft.extranet(),
                    sentences(Problem.Field.COMMAND_TITLES, ""),
                    titles.subList(0, spoken),
                    titles.subList(spoken, titles.size()));
        }

        private Title title(String tag) {
            TitleDraft typed = draft.title(tag);
            return new Title(
                    tag,
                    LanguageNames.of(tag, language),
                    new Field("title-" + tag, typed.title(), sentences(Problem.Field.COMMAND_TITLES, tag)),
                    new Field(
                            "parameters-" + tag, typed.parameters(), sentences(Problem.Field.COMMAND_PARAMETERS, tag)));
        }

        private Choices topics() {
            List<Choice> all = new ArrayList<>();
            all.add(new Choice(
                    "", text("commands.form.topic.none"), "", draft.topic().isEmpty()));
            bot.scenario()
                    .topics()
                    .forEach(topic -> all.add(new Choice(
                            topic.id(), TopicNames.of(topic), "", topic.id().equals(draft.topic()))));
            return new Choices(new Field("topic", draft.topic(), sentences(Problem.Field.COMMAND_TOPIC, null)), all);
        }

        /** @param tag only those about this language; empty for those about none, absent for all */
        private List<String> sentences(Problem.Field field, @Nullable String tag) {
            return problems.stream()
                    .filter(problem -> problem.field() == field && (tag == null || tag.equals(tag(problem))))
                    .map(problem -> Problems.sentence(language, problem))
                    .toList();
        }

        /** Problems with a title name its language last. */
        private static String tag(Problem problem) {
            return !problem.details().isEmpty() && problem.details().getLast() instanceof String tag ? tag : "";
        }

        private List<ProblemLink> links() {
            return problems.stream()
                    .sorted(Comparator.comparingInt(problem -> ORDER.indexOf(problem.field())))
                    .map(problem -> new ProblemLink(target(problem), sentence(problem)))
                    .toList();
        }

        /** Away from its field, a problem has to say where it is. */
        private String sentence(Problem problem) {
            String sentence = Problems.sentence(language, problem);
            String label = label(problem);
            return label.isEmpty() ? sentence : text("bots.form.problem", label, sentence);
        }

        private String label(Problem problem) {
            String tag = tag(problem);
            return switch (problem.field()) {
                case COMMAND_NAME -> text("commands.form.name");
                case COMMAND_TOPIC -> text("commands.form.topic");
                case COMMAND_TITLES, COMMAND_PARAMETERS -> tag.isEmpty() ? "" : LanguageNames.of(tag, language);
                case WHOLE, COMMAND -> "";
                case CODE, KIND, NAME, LAST_NAME, COLOR, EMAIL, BIRTHDAY, POSITION, WEBSITE, GENDER, PHOTO -> "";
                case LANGUAGE, GREETING, TOPICS, FALLBACK -> "";
            };
        }

        private static String target(Problem problem) {
            String tag = tag(problem).isEmpty() ? CommandDraft.LANGUAGES.getFirst() : tag(problem);
            return switch (problem.field()) {
                case COMMAND_NAME -> "name";
                case COMMAND_TOPIC -> "topic";
                case COMMAND_TITLES -> "title-" + tag;
                case COMMAND_PARAMETERS -> "parameters-" + tag;
                case WHOLE, COMMAND -> "";
                case CODE, KIND, NAME, LAST_NAME, COLOR, EMAIL, BIRTHDAY, POSITION, WEBSITE, GENDER, PHOTO -> "";
                case LANGUAGE, GREETING, TOPICS, FALLBACK -> "";
            };
        }

        private String text(String key, Object... values) {
            return Messages.text(language, key, values);
        }
    }
}
