package parley.bitrix24;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.engine.Message;
import parley.engine.Place;
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
    private final ChoiceCommand choiceCommand;

    Bitrix24Messenger(Calls calls, ChoiceCommand choiceCommand) {
        this.calls = calls;
        this.choiceCommand = choiceCommand;
    }

    @Override
    public List<Message> parts(Place place, Message message) {
        return SentMessage.parts(message, place);
    }

    @Override
    public Delivery send(BotRef bot, DialogId dialog, Place place, Message message) {
        Map<String, Object> parameters = written(bot, place, message);
        parameters.put("DIALOG_ID", dialog.value());
        return deliver(bot, "imbot.message.add", parameters);
    }

    /** An absent part and an empty one are not the same (messages.md, trap 5). */
    private Map<String, Object> written(BotRef bot, Place place, Message message) {
        boolean wantsButtons = !message.choices().isEmpty() && place != Place.OPEN_CHANNEL;
        SentMessage sent = SentMessage.of(message, place, wantsButtons && choiceCommand.isThere(bot));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("BOT_ID", bot.number());
        parameters.put("MESSAGE", sent.text());
        if (!sent.buttons().isEmpty()) {
            // Without the bot's number a press may reach another bot (messages.md, trap 3).
            parameters.put("KEYBOARD", Map.of("BOT_ID", bot.number(), "BUTTONS", sent.buttons()));
        }
        return parameters;
    }

    @Override
    public Delivery whisper(BotRef bot, DialogId dialog, Message message) {
        return deliver(
                bot,
                "imbot.message.add",
                Map.of(
                        "BOT_ID", bot.number(),
                        "DIALOG_ID", dialog.value(),
                        "MESSAGE",
                                SentMessage.of(message, Place.OPEN_CHANNEL, false)
                                        .text(),
                        "SKIP_CONNECTOR", "Y"));
    }

    @Override
    public Delivery typing(BotRef bot, DialogId dialog) {
        return deliver(bot, "imbot.chat.sendTyping", Map.of("BOT_ID", bot.number(), "DIALOG_ID", dialog.value()));
    }

    /** The text is left out: an empty one would delete the message (bots-v1.md, trap 2). */
    @Override
    public Delivery retire(BotRef bot, long message) {
        return deliver(
                bot, "imbot.message.update", Map.of("BOT_ID", bot.number(), "MESSAGE_ID", message, "KEYBOARD", "N"));
    }

    @Override
    public Delivery answer(BotRef bot, CommandCall call, Place place, Message message) {
        Map<String, Object> parameters = written(bot, place, message);
        parameters.put("COMMAND_ID", call.command());
        parameters.put("MESSAGE_ID", call.message());
        return deliver(bot, "imbot.command.answer", parameters);
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
