package parley.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import parley.authoring.BotDraft;
import parley.authoring.Template;
import parley.authoring.Template.Question;
import parley.portals.UserId;

/** What the author answered about the bot that was chosen, as it was typed. */
record GalleryForm(Template template, String formKey, String name, Map<String, String> answers, Optional<String> zone) {
    private static final String ANSWER = "answer-";

    /** Nothing typed yet: whoever asks is the one to turn to, at the usual hours. */
    static GalleryForm fresh(Template template, UserId visitor) {
        Map<String, String> answers = new HashMap<>();
        for (Question question : template.questions()) {
            switch (question.kind()) {
                case EMPLOYEE -> answers.put(question.id(), Long.toString(visitor.value()));
                case HOURS -> answers.put(question.id(), question.example());
                case TEXT, LINK -> {}
            }
        }
        return new GalleryForm(template, UUID.randomUUID().toString(), template.title(), answers, Optional.empty());
    }

    static GalleryForm of(Context context, Template template) {
        Map<String, String> answers = new HashMap<>();
        template.questions().forEach(question -> answers.put(question.id(), typed(context, field(question))));
        String formKey = typed(context, "formKey");
        return new GalleryForm(
                template,
                formKey.matches(".{1,60}") ? formKey : UUID.randomUUID().toString(),
                typed(context, "name"),
                answers,
                Optional.of(typed(context, "zone")));
    }

    /** The name of the field for the answer. */
    static String field(Question question) {
        return ANSWER + question.id();
    }

    String answer(Question question) {
        return answers.getOrDefault(question.id(), "");
    }

    /** The answers as a template takes them: hours may be typed as people write them. */
    Map<String, String> plain() {
        Map<String, String> plain = new HashMap<>(answers);
        template.questions().stream()
                .filter(question -> question.kind() == Question.Kind.HOURS)
                .forEach(question -> plain.computeIfPresent(question.id(), (_, hours) -> hours(hours)));
        return plain;
    }

    private static String hours(String typed) {
        return typed.replaceAll("\\s", "").replaceAll("[–—]", "-").replaceAll("(?<!\\d)(\\d):", "0$1:");
    }

    /** The time zone that was typed; none where it is no time zone. */
    Optional<ZoneId> zoneOr(ZoneId otherwise) {
        String typed = zone.orElse("").strip();
        try {
            return Optional.of(typed.isEmpty() ? otherwise : ZoneId.of(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The bot, but for what it says. */
    BotDraft draft() {
        BotDraft fresh = BotDraft.fresh(template.language());
        return new BotDraft(
                "",
                fresh.kind(),
                template.needs().contains(Template.Need.OPEN_CHANNELS),
                name,
                "",
                fresh.color(),
                "",
                "",
                "",
                "",
                "",
                null,
                fresh.language(),
                "",
                List.of(),
                "");
    }

    private static String typed(Context context, String name) {
        // Of several people the one chosen last is meant.
        return BotForm.tidy(
                context.formParams(name).isEmpty()
                        ? ""
                        : Objects.requireNonNull(context.formParams(name).getLast()));
    }
}
