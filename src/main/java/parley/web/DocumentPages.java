package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.authoring.document.CompareScenarios;
import parley.authoring.document.Mistake;
import parley.authoring.document.Read;
import parley.authoring.document.ScenarioYaml;
import parley.engine.Scenario;

/** The draft as a document: taken away, brought back, and looked at before it changes anything. */
final class DocumentPages {
    private final Drafting drafting;
    private final Pages pages;
    private final ErrorPages errors;

    DocumentPages(Drafting drafting, Pages pages, ErrorPages errors) {
        this.drafting = drafting;
        this.pages = pages;
        this.errors = errors;
    }

    void show(Context context) {
        drafting.with(context, (bot, draft) -> show(context, bot, draft, "", List.of(), false, List.of(), ""));
    }

    /** Tells what a document would change, or what is wrong with it. Nothing is kept. */
    void check(Context context) {
        drafting.with(context, (bot, draft) -> {
            Locale language = Exchange.language(context);
            switch (ScenarioYaml.read(typed(context))) {
                case Read.Done(Scenario scenario) ->
                    show(
                            context,
                            bot,
                            draft,
                            typed(context),
                            List.of(),
                            true,
                            CompareScenarios.compare(draft.scenario(), scenario).stream()
                                    .map(change -> ScenarioWords.change(language, change))
                                    .toList(),
                            "");
                case Read.Mistakes(List<Mistake> mistakes) -> refuse(context, bot, draft, mistakes);
            }
        });
    }

    private void refuse(Context context, Bot bot, ScenarioDraft draft, List<Mistake> mistakes) {
        Locale language = Exchange.language(context);
        context.status(HttpStatus.UNPROCESSABLE_CONTENT).header("HX-Push-Url", "false");
        show(
                context,
                bot,
                draft,
                typed(context),
                mistakes.stream()
                        .map(mistake -> new DocumentView.Mistake(
                                Messages.text(language, "topics.document.place", mistake.line(), mistake.column()),
                                ScenarioWords.mistake(language, mistake)))
                        .toList(),
                false,
                List.of(),
                "");
    }

    /** The document takes the draft's place. Can be taken back like every change. */
    void takeOver(Context context) {
        drafting.with(context, (bot, draft) -> {
            if (!(ScenarioYaml.read(typed(context)) instanceof Read.Done(Scenario scenario))) {
                check(context);
                return;
            }
            Locale language = Exchange.language(context);
            switch (drafting.apply(context, bot, new Edit.ReplaceAll(scenario))) {
                case Edited.Done _ -> TopicPages.seeOther(context, Drafting.address(bot) + "/topics");
                case Edited.Changed(ScenarioDraft current) ->
                    show(
                            context,
                            bot,
                            current,
                            typed(context),
                            List.of(),
                            false,
                            List.of(),
                            Messages.text(language, "versions.problem.changed"));
                case Edited.Refused(var refusal) ->
                    show(
                            context,
                            bot,
                            draft,
                            typed(context),
                            List.of(),
                            false,
                            List.of(),
                            Drafting.refusal(language, refusal));
                case Edited.Gone _ -> errors.notFound(context);
            }
        });
    }

    private void show(
            Context context,
            Bot bot,
            ScenarioDraft draft,
            String typed,
            List<DocumentView.Mistake> mistakes,
            boolean sound,
            List<String> changes,
            String problem) {
        pages.show(
                context,
                "topics/document",
                new DocumentView(
                        Messages.text(
                                Exchange.language(context),
                                "topics.document.title",
                                bot.profile().fullName()),
                        Drafting.address(bot) + "/document",
                        Drafting.address(bot) + "/topics",
                        draft.revision(),
                        bot.code() + ".yaml",
                        ScenarioYaml.write(draft.scenario()),
                        typed,
                        mistakes,
                        sound,
                        changes,
                        problem));
    }

    private static String typed(Context context) {
        return Objects.requireNonNullElse(context.formParam("document"), "").replace("\r\n", "\n");
    }
}
