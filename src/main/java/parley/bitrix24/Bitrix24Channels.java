package parley.bitrix24;

import java.util.Map;
import java.util.OptionalLong;
import parley.bitrix24.wire.Numbers;
import parley.bitrix24.wire.WildJson;
import parley.engine.Message;
import parley.engine.Place;
import parley.engine.Step;
import parley.portals.PortalFailure.Refused;
import parley.running.BotRef;
import parley.running.Channels;
import parley.running.DialogId;
import parley.running.Messenger;

/**
 * Open Channels through the methods for bots (open-channels.md §6). A dialog is looked at with the bot's own token, which
 * needs no further permission, and else in our own name.
 */
public final class Bitrix24Channels implements Channels {
    /** A human has the dialog already, or the portal has called one (open-channels.md §6.1 and §5). */
    private static final String NOT_THE_BOTS = "WRONG_CHAT";
    /** Whoever was named cannot be given it (§6.2). */
    private static final String NOBODY_THERE = "OPERATOR_WRONG";

    private static final int SESSION = 5;

    private final Calls calls;
    private final Gate gate;
    private final BotCalls botCalls;

    Bitrix24Channels(Gate gate, BotCalls botCalls) {
        this.calls = gate.live();
        this.gate = gate;
        this.botCalls = botCalls;
    }

    @Override
    public Standing standing(BotRef bot, DialogId dialog) {
        Calls asBot = gate.as(bot, (_, method, parameters) -> botCalls.call(bot, method, parameters));
        Called seen = asBot.call(bot.portal(), "imbot.dialog.get", Map.of("DIALOG_ID", dialog.value()));
        if (seen instanceof Called.Failed failed && failed.failure() instanceof Refused) {
            seen = calls.call(bot.portal(), "imopenlines.dialog.get", Map.of("CHAT_ID", chat(dialog)));
        }
        return switch (seen) {
            case Called.Answered answered ->
                new Standing.Known(session(answered.result()), holder(answered.result(), bot));
            case Called.Failed failed
            when failed.failure() instanceof Refused(String reason) -> new Standing.Hidden(reason);
            case Called.Failed failed -> new Standing.Failed(failed.failure());
        };
    }

    /** Old chats tell less than there is to tell (§3.2). */
    private static OptionalLong session(WildJson dialog) {
        String[] parts = dialog.text("entity_data_1").orElse("").split("\\|", -1);
        return parts.length > SESSION ? Numbers.parse(parts[SESSION]) : OptionalLong.empty();
    }

    private static Holder holder(WildJson dialog, BotRef bot) {
        long owner = dialog.number("owner").orElse(0);
        if (owner == 0) {
            return Holder.NOBODY;
        }
        return owner == bot.number() ? Holder.BOT : Holder.HUMAN;
    }

    @Override
    public Handing hand(BotRef bot, DialogId dialog, Step.Desk desk) {
        return switch (desk) {
            case Step.Desk.Queue() -> toQueue(bot, dialog);
            case Step.Desk.Line(long number) -> transfer(bot, dialog, "QUEUE_ID", number);
            case Step.Desk.Employee(long number) -> transfer(bot, dialog, "USER_ID", number);
        };
    }

    private Handing toQueue(BotRef bot, DialogId dialog) {
        return handing(calls.call(bot.portal(), "imopenlines.bot.session.operator", Map.of("CHAT_ID", chat(dialog))));
    }

    /** The bot stays: the platform would take the application's first bot away, whichever it is (§6.5). */
    private Handing transfer(BotRef bot, DialogId dialog, String whom, long number) {
        Called called = calls.call(
                bot.portal(),
                "imopenlines.bot.session.transfer",
                Map.of("CHAT_ID", chat(dialog), whom, number, "LEAVE", "N"));
        boolean nobodyThere =
                called instanceof Called.Failed failed && failed.code().equalsIgnoreCase(NOBODY_THERE);
        return nobodyThere ? toQueue(bot, dialog) : handing(called);
    }

    private static Handing handing(Called called) {
        return switch (called) {
            case Called.Answered _ -> new Handing.Asked();
            case Called.Failed failed when failed.code().equalsIgnoreCase(NOT_THE_BOTS) -> new Handing.NotTheBots();
            case Called.Failed failed -> new Handing.Failed(failed.failure());
        };
    }

    /** A bot that has left the chat is refused there, and this is not (§6.3). Keyboards do not travel anyway (§5.1). */
    @Override
    public Messenger.Delivery announce(BotRef bot, DialogId dialog, Message message) {
        String text = SentMessage.of(message, Place.OPEN_CHANNEL, false).text();
        Called called = calls.call(
                bot.portal(),
                "imopenlines.bot.session.message.send",
                Map.of("CHAT_ID", chat(dialog), "NAME", "DEFAULT", "MESSAGE", text));
        return switch (called) {
            case Called.Answered _ -> new Messenger.Delivery.Sent(0);
            case Called.Failed failed -> new Messenger.Delivery.Failed(failed.failure());
        };
    }

    private static String chat(DialogId dialog) {
        return dialog.value().replaceFirst("^chat", "");
    }
}
