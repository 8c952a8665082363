package parley.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
import parley.authoring.Bot;
import parley.authoring.BotId;

/** The bot an address names, for the pages below it. */
final class BotPath {
    private BotPath() {}

    /** Does the work with the bot, or explains that there is none the visitor may see. */
    static void with(Context context, ErrorPages errors, Consumer<Bot> work) {
        String id = context.pathParam("id");
        Optional<Bot> bot =
                id.matches("\\d{1,18}") ? Exchange.desk(context).find(new BotId(Long.parseLong(id))) : Optional.empty();
        bot.ifPresentOrElse(work, () -> errors.notFound(context));
    }
}
