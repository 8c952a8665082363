package parley.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.authoring.Problem;
import parley.authoring.SaveBot;

/** Judges one field of a form that is still being filled in. Nothing is kept. */
final class DraftPages {
    private static final Map<String, Problem.Field> LINES = Map.ofEntries(
            Map.entry("code", Problem.Field.CODE),
            Map.entry("name", Problem.Field.NAME),
            Map.entry("lastName", Problem.Field.LAST_NAME),
            Map.entry("email", Problem.Field.EMAIL),
            Map.entry("birthday", Problem.Field.BIRTHDAY),
            Map.entry("position", Problem.Field.POSITION),
            Map.entry("website", Problem.Field.WEBSITE),
            Map.entry("gender", Problem.Field.GENDER),
            Map.entry("language", Problem.Field.LANGUAGE),
            Map.entry("greeting", Problem.Field.GREETING),
            Map.entry("fallback", Problem.Field.FALLBACK));

    private final SaveBot saveBot;
    private final Pages pages;

    DraftPages(SaveBot saveBot, Pages pages) {
        this.saveBot = saveBot;
        this.pages = pages;
    }

    /** What is wrong with the field that was left. */
    public record JudgementView(List<String> problems) {}

    void judge(Context context) {
        BotForm form = BotForm.withoutPhoto(context);
        String field = Objects.requireNonNullElse(context.formParam("field"), "");
        int topic = BotForm.topic(context);
        List<String> problems =
                saveBot.judge(Exchange.session(context).visitor().portal(), bot(context), form.draft()).stream()
                        .filter(problem -> LINES.containsKey(field)
                                ? problem.field() == LINES.get(field)
                                : topic > 0
                                        && problem.field() == Problem.Field.TOPICS
                                        && TopicProblems.position(problem) == topic
                                        && TopicProblems.inReply(problem) == field.equals("topicReply"))
                        .map(problem -> Problems.sentence(Exchange.language(context), problem))
                        .toList();
        pages.show(context, "shared/fields :: judgement", new JudgementView(problems));
    }

    private static @Nullable BotId bot(Context context) {
        String id = Objects.requireNonNullElse(context.queryParam("bot"), "");
        return id.matches("\\d{1,18}") ? new BotId(Long.parseLong(id)) : null;
    }
}
