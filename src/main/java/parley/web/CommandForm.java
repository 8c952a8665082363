package parley.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import parley.authoring.CommandDraft;
import parley.authoring.CommandDraft.TitleDraft;

/** What came in with a command's form, as it was typed. */
record CommandForm(CommandDraft draft, String formKey, long revision) {
    private static final Pattern FORM_KEY = Pattern.compile(".{1,60}");

    static CommandForm of(Context context) {
        CommandDraft draft = new CommandDraft(
                typed(context, "name"),
                !typed(context, "everywhere").isEmpty(),
                !typed(context, "hidden").isEmpty(),
                !typed(context, "extranet").isEmpty(),
                typed(context, "topic"),
                titles(context));
        // The second one is sent by the button that saves over somebody else's change.
        String replaced = typed(context, "replace");
        String revision = replaced.isEmpty() ? typed(context, "revision") : replaced;
        String formKey = typed(context, "formKey");
        return new CommandForm(
                draft,
                FORM_KEY.matcher(formKey).matches()
                        ? formKey
                        : UUID.randomUUID().toString(),
                revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0);
    }

    private static List<TitleDraft> titles(Context context) {
        return CommandDraft.LANGUAGES.stream()
                .map(language -> new TitleDraft(
                        language, typed(context, "title-" + language), typed(context, "parameters-" + language)))
                .filter(title -> !title.title().isBlank() || !title.parameters().isBlank())
                .toList();
    }

    private static String typed(Context context, String name) {
        return BotForm.tidy(Objects.requireNonNullElse(context.formParam(name), ""));
    }
}
