package parley.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotDraft;
import parley.authoring.BotKind;
import parley.authoring.Gender;
import parley.authoring.Problem;
import parley.web.BotFormView.Choice;
import parley.web.BotFormView.Choices;
import parley.web.BotFormView.Field;
import parley.web.BotFormView.ProblemLink;
import parley.web.BotFormView.Topic;

/** Draws the form of a bot: finds for each field what was typed and what is wrong with it. */
record DrawBotForm(Locale language, BotDraft draft, List<Problem> problems) {

    /** As the fields stand on the page. */
    private static final List<Problem.Field> ORDER = List.of(
            Problem.Field.WHOLE,
            Problem.Field.PHOTO,
            Problem.Field.NAME,
            Problem.Field.LAST_NAME,
            Problem.Field.POSITION,
            Problem.Field.COLOR,
            Problem.Field.KIND,
            Problem.Field.LANGUAGE,
            Problem.Field.GREETING,
            Problem.Field.TOPICS,
            Problem.Field.FALLBACK,
            Problem.Field.EMAIL,
            Problem.Field.WEBSITE,
            Problem.Field.BIRTHDAY,
            Problem.Field.GENDER,
            Problem.Field.CODE);

    BotFormView view(@Nullable Bot bot, long revision, String formKey, String model, boolean kept) {
        String address = bot == null ? "/app/bots" : "/app/bots/" + bot.id().value();
        boolean fixed = bot != null && bot.registration().number() != null;
        return new BotFormView(
                bot == null,
                fixed,
                kept,
                address,
                address + "/deletion",
                bot == null ? "/app/drafts" : "/app/drafts?bot=" + bot.id().value(),
                bot == null ? "" : Objects.toString(bot.registration().number(), ""),
                address + "/copy",
                bot == null ? null : StandingView.of(language, bot),
                formKey,
                model,
                revision,
                bot == null
                        ? text("bots.new.title")
                        : text("bots.edit.title", bot.profile().fullName()),
                links(),
                field("code", draft.code(), Problem.Field.CODE),
                field("name", draft.name(), Problem.Field.NAME),
                field("lastName", draft.lastName(), Problem.Field.LAST_NAME),
                field("email", draft.email(), Problem.Field.EMAIL),
                field("birthday", draft.birthday(), Problem.Field.BIRTHDAY),
                field("position", draft.position(), Problem.Field.POSITION),
                field("website", draft.website(), Problem.Field.WEBSITE),
                field("greeting", draft.greeting(), Problem.Field.GREETING),
                field("fallback", draft.fallback(), Problem.Field.FALLBACK),
                PhotoField.of(draft.photo(), sentences(Problem.Field.PHOTO)),
                kinds(),
                new Field("openChannels", draft.openChannels() ? "yes" : "", List.of()),
                text("bots.kind." + kindOf(draft)),
                colors(),
                genders(),
                languages(),
                topics(),
                topicsProblems(),
                null);
    }

    private static String kindOf(BotDraft draft) {
        return Arrays.stream(BotKind.values()).anyMatch(kind -> kind.name().equals(draft.kind()))
                ? draft.kind()
                : BotKind.STANDARD.name();
    }

    private Field field(String name, String value, Problem.Field field) {
        return new Field(name, value, sentences(field));
    }

    private List<String> sentences(Problem.Field field) {
        return problems.stream()
                .filter(problem -> problem.field() == field)
                .map(problem -> Problems.sentence(language, problem))
                .toList();
    }

    private Choices kinds() {
        return choices("kind", draft.kind(), Problem.Field.KIND, names(BotKind.values()), "bots.kind.", true);
    }

    private Choices colors() {
        return choices("color", draft.color(), Problem.Field.COLOR, names(BotColor.values()), "bots.color.", false);
    }

    private Choices genders() {
        List<String> values = new ArrayList<>(List.of(""));
        values.addAll(names(Gender.values()));
        return choices("gender", draft.gender(), Problem.Field.GENDER, values, "bots.gender.", false);
    }

    private Choices languages() {
        return choices(
                "language", draft.language(), Problem.Field.LANGUAGE, BotDraft.LANGUAGES, "bots.language.", false);
    }

    private Choices choices(
            String name, String chosen, Problem.Field field, List<String> values, String key, boolean explained) {
        List<Choice> all = values.stream()
                .map(value -> new Choice(
                        value,
                        text(key + (value.isEmpty() ? "NONE" : value)),
                        explained ? text(key + value + ".hint") : "",
                        value.equals(chosen)))
                .toList();
        return new Choices(field(name, chosen, field), all);
    }

    private List<Topic> topics() {
        return IntStream.range(0, draft.topics().size())
                .mapToObj(at -> topic(at + 1, draft.topics().get(at)))
                .toList();
    }

    private Topic topic(int position, BotDraft.TopicDraft typed) {
        List<String> ofWordings = new ArrayList<>();
        List<String> ofReply = new ArrayList<>();
        problems.stream()
                .filter(problem -> position == TopicProblems.position(problem))
                .forEach(problem -> {
                    String sentence = Problems.sentence(language, problem);
                    (TopicProblems.inReply(problem) ? ofReply : ofWordings).add(sentence);
                });
        return new Topic(
                typed.id(),
                new Field("topic-" + position + "-wordings", typed.wordings(), ofWordings),
                new Field("topic-" + position + "-reply", typed.reply(), ofReply));
    }

    private List<String> topicsProblems() {
        return problems.stream()
                .filter(problem -> problem.field() == Problem.Field.TOPICS && TopicProblems.position(problem) == 0)
                .map(problem -> Problems.sentence(language, problem))
                .toList();
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
        return problem.field() == Problem.Field.WHOLE || problem.field() == Problem.Field.TOPICS
                ? sentence
                : text("bots.form.problem", label(problem.field()), sentence);
    }

    private String label(Problem.Field field) {
        return switch (field) {
            case WHOLE, COMMAND, COMMAND_NAME, COMMAND_TITLES, COMMAND_PARAMETERS, COMMAND_TOPIC -> "";
            case CODE -> text("bots.form.code");
            case KIND -> text("bots.form.kind");
            case NAME -> text("bots.form.name");
            case LAST_NAME -> text("bots.form.last-name");
            case COLOR -> text("bots.form.color");
            case EMAIL -> text("bots.form.email");
            case BIRTHDAY -> text("bots.form.birthday");
            case POSITION -> text("bots.form.position");
            case WEBSITE -> text("bots.form.website");
            case GENDER -> text("bots.form.gender");
            case PHOTO -> text("bots.form.photo");
            case LANGUAGE -> text("bots.form.language");
            case GREETING -> text("bots.form.greeting");
            case FALLBACK -> text("bots.form.fallback");
            case TOPICS -> text("bots.form.topics");
        };
    }

    private static String target(Problem problem) {
        return switch (problem.field()) {
            case WHOLE, COMMAND, COMMAND_NAME, COMMAND_TITLES, COMMAND_PARAMETERS, COMMAND_TOPIC -> "";
            case CODE -> "code";
            case KIND -> "kind";
            case NAME -> "name";
            case LAST_NAME -> "lastName";
            case COLOR -> "color";
            case EMAIL -> "email";
            case BIRTHDAY -> "birthday";
            case POSITION -> "position";
            case WEBSITE -> "website";
            case GENDER -> "gender";
            case PHOTO -> "photo";
            case LANGUAGE -> "language";
            case GREETING -> "greeting";
            case FALLBACK -> "fallback";
            case TOPICS -> TopicProblems.target(problem);
        };
    }

    private String text(String key, Object... values) {
        return Messages.text(language, key, values);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
