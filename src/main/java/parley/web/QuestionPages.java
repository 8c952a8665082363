package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.engine.Position;
import parley.engine.Topic;
import parley.insight.Questions.Question;
import parley.insight.Questions.Standing;
import parley.insight.TellAskers;
import parley.portals.UserId;
import parley.web.TopicLabels.Option;

/** What people asked and no topic fitted: answered, added to a topic, or hidden; and the answer told to who asked. */
final class QuestionPages {
    private static final int MOST = 100;

    /** Time to answer "did you mean". */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final InsightServices services;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    QuestionPages(InsightServices services, Clock clock, Pages pages, ErrorPages errors) {
        this.services = services;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void list(Context context) {
        BotPath.with(context, errors, bot -> {
            Locale language = Exchange.language(context);
            Standing standing = standing(context.queryParam("standing"));
            String address = address(bot);
            List<Question> found = services.questions()
                    .of(bot.portal())
                    .find(bot.id(), standing, clock.instant().minus(PATIENCE), MOST);
            TellAskers.Answers answers = services.tellAskers().answers(bot);
            pages.show(
                    context,
                    "questions/list",
                    new QuestionsView(
                            Messages.text(
                                    language, "questions.title", bot.profile().fullName()),
                            "/app/bots/" + bot.id().value(),
                            address,
                            Arrays.stream(Standing.values())
                                    .map(each -> new QuestionsView.Tab(
                                            address + "?standing=" + each,
                                            Messages.text(language, "questions.standing." + each),
                                            each == standing))
                                    .toList(),
                            standing.name(),
                            found.stream()
                                    .map(question -> line(language, bot, question, answers))
                                    .toList(),
                            services.answerQuestion().topics(bot).stream()
                                    .map(topic -> new Option(topic.id(), topic.name(), false))
                                    .toList(),
                            notices(language, context)));
        });
    }

    private static Standing standing(@Nullable String name) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing.name().equals(name))
                .findFirst()
                .orElse(Standing.OPEN);
    }

    private static String address(Bot bot) {
        return "/app/bots/" + bot.id().value() + "/unanswered";
    }

    private QuestionsView.Line line(Locale language, Bot bot, Question question, TellAskers.Answers answers) {
        boolean answered = question.standing() == Standing.ANSWERED;
        boolean live = answered && answers.live(question);
        Optional<String> name = services.answerQuestion().topics(bot).stream()
                .filter(topic -> answered && topic.id().equals(question.topic()))
                .map(Topic::name)
                .findFirst();
        int reached = live ? services.tellAskers().reached(bot, question) : 0;
        return new QuestionsView.Line(
                "question-" + Integer.toHexString(question.likeness().hashCode()),
                question.likeness(),
                question.example(),
                Plural.text(language, "questions.times", question.times()),
                Plural.text(language, "questions.people", question.people()),
                Moment.of(language, question.newest(), clock.instant()),
                name.isPresent() ? topic(bot, question.topic()) : "",
                name.orElse(""),
                answered ? Messages.text(language, state(name.isPresent(), live)) : "",
                reached == 0 ? "" : Plural.text(language, "questions.tell", reached));
    }

    private static String state(boolean there, boolean live) {
        if (live) {
            return "questions.live";
        }
        return there ? "questions.draft" : "questions.lost";
    }

    private static String topic(Bot bot, String topic) {
        return Drafting.address(Drafting.address(bot), new Position(new Position.Root.OfTopic(topic), List.of()));
    }

    private static List<String> notices(Locale language, Context context) {
        return Stream.of(
                        sentence(context, "added", _ -> Messages.text(language, "questions.added")),
                        sentence(context, "ignored", _ -> Messages.text(language, "questions.ignored")),
                        sentence(context, "refused", _ -> Messages.text(language, "questions.refused")),
                        sentence(context, "told", number -> Plural.text(language, "questions.told", number)),
                        sentence(context, "closed", number -> Messages.text(language, "questions.closed", number)),
                        sentence(context, "human", number -> Messages.text(language, "questions.human", number)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> sentence(Context context, String name, LongFunction<String> sentence) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(number -> number.matches("\\d{1,6}"))
                .map(number -> sentence.apply(Long.parseLong(number)));
    }

    void answer(Context context) {
        decide(
                context,
                (bot, by, likeness) -> services.answerQuestion()
                        .byNewTopic(bot, by, likeness, example(context))
                        .map(topic -> topic(bot, topic))
                        .orElse(address(bot) + "?refused=1"));
    }

    void join(Context context) {
        decide(context, (bot, by, likeness) -> {
            boolean done = services.answerQuestion()
                    .byTopic(
                            bot,
                            by,
                            likeness,
                            example(context),
                            Objects.requireNonNullElse(context.formParam("topic"), ""));
            return address(bot) + (done ? "?added=1" : "?refused=1");
        });
    }

    void change(Context context) {
        decide(context, (bot, _, likeness) -> {
            boolean ignored = "IGNORED".equals(context.formParam("standing"));
            if (ignored) {
                services.answerQuestion().ignore(bot, likeness);
            } else {
                services.answerQuestion().open(bot, likeness);
            }
            return address(bot) + (ignored ? "?ignored=1" : "?standing=IGNORED");
        });
    }

    void tell(Context context) {
        decide(context, (bot, _, likeness) -> {
            TellAskers.Told told = services.tellAskers().tell(bot, likeness);
            boolean nobodyElse = told.closed() + told.withHumans() == 0;
            return address(bot) + "?standing=ANSWERED"
                    + (told.dialogs() > 0 || nobodyElse ? "&told=" + told.dialogs() : "")
                    + (told.closed() > 0 ? "&closed=" + told.closed() : "")
                    + (told.withHumans() > 0 ? "&human=" + told.withHumans() : "");
        });
    }

    private static String example(Context context) {
        return Objects.requireNonNullElse(context.formParam("example"), "");
    }

    private void decide(Context context, Decision decision) {
        BotPath.with(context, errors, bot -> {
            String likeness = Objects.requireNonNullElse(context.formParam("likeness"), "");
            boolean sound = !likeness.isBlank() && likeness.length() <= 300;
            String next = sound
                    ? decision.make(bot, Exchange.session(context).visitor().user(), likeness)
                    : address(bot);
            context.redirect(next, HttpStatus.SEE_OTHER);
        });
    }

    /** What to do with a question; answers with the page to go on to. */
    private interface Decision {
        String make(Bot bot, UserId by, String likeness);
    }
}
