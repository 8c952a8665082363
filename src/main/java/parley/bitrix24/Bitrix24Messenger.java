package parley.bitrix24;

import java.util.Map;
import parley.engine.Message;
import parley.running.BotRef;
import parley.running.CommandAnswers;
import parley.running.CommandCall;
import parley.running.DialogId;
import parley.running.Messenger;

/**
 * Speaks as a bot, through the first generation of the bot methods. The bot is always named: a call without it would be made
 * for the application's first bot (bots-v1.md, trap 3).
 */
public final class Bitrix24Messenger implements Messenger, CommandAnswers {
    /** What was asked for is so already (imbot-message-like.md). */
    private static final String DONE_ALREADY = "WITHOUT_CHANGES";

    private final Calls calls;

    Bitrix24Messenger(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Delivery send(BotRef bot, DialogId dialog, Message message) {
        return deliver(
                bot,
                "imbot.message.add",
                Map.of("BOT_ID", bot.number(), "DIALOG_ID", dialog.value(), "MESSAGE", SentText.of(message)));
    }

    @Override
    public Delivery typing(BotRef bot, DialogId dialog) {
        return deliver(bot, "imbot.chat.sendTyping", Map.of("BOT_ID", bot.number(), "DIALOG_ID", dialog.value()));
    }

    @Override
    public Delivery answer(BotRef bot, CommandCall call, Message message) {
        return deliver(
                bot,
                "imbot.command.answer",
                Map.of(
                        "BOT_ID", bot.number(),
                        "COMMAND_ID", call.command(),
                        "MESSAGE_ID", call.message(),
                        "MESSAGE", SentText.of(message)));
    }

    private Delivery deliver(BotRef bot, String method, Map<String, ?> parameters) {
        return switch (calls.call(bot.portal(), method, parameters)) {
            case Called.Answered answered ->
                new Delivery.Sent(answered.result().number().orElse(0));
            case Called.Failed failed when failed.code().equals(DONE_ALREADY) -> new Delivery.Sent(0);
            case Called.Failed failed -> new Delivery.Failed(failed.failure());
        };
    }
}
