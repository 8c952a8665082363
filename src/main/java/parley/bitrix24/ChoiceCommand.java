package parley.bitrix24;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.running.BotRef;

/**
 * The hidden command that the buttons of a bot call (messages.md §3). Chosen over buttons that send a text, because such a
 * text would not reach a bot in a group, where it must be mentioned, and could be taken for the answer to a later question.
 * Without the command people get numbers instead of buttons.
 */
final class ChoiceCommand {
    static final String NAME = "parleychoice";

    private static final Pattern PARAMETERS = Pattern.compile("(\\d{1,18}):(\\d{1,4})");

    private final Calls calls;
    private final ChoiceCommands known;
    private final String address;

    ChoiceCommand(Calls calls, ChoiceCommands known, String address) {
        this.calls = calls;
        this.known = known;
        this.address = address;
    }

    static String parameters(long ticket, int number) {
        return ticket + ":" + number;
    }

    /** Which button was pressed. */
    record Press(long ticket, int number) {}

    static Optional<Press> press(String name, String parameters) {
        Matcher numbers = PARAMETERS.matcher(parameters.strip());
        return name.equalsIgnoreCase(NAME) && numbers.matches()
                ? Optional.of(new Press(Long.parseLong(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    /** Whether the bot has the command, after making it if need be. */
    boolean isThere(BotRef bot) {
        Optional<ChoiceCommands.Registered> registered = known.find(bot);
        if (registered.isPresent() && registered.get().address().equals(address)) {
            return true;
        }
        return (registered.isPresent() && moved(bot, registered.get().number())) || made(bot);
    }

    private boolean moved(BotRef bot, long number) {
        Called called = calls.call(
                bot.portal(),
                "imbot.command.update",
                Map.of("COMMAND_ID", number, "FIELDS", Map.of("EVENT_COMMAND_ADD", address)));
        return called instanceof Called.Answered && keep(bot, number);
    }

    private boolean made(BotRef bot) {
        Called called = calls.call(
                bot.portal(),
                "imbot.command.register",
                Map.of(
                        "BOT_ID",
                        bot.number(),
                        "COMMAND",
                        NAME,
                        "EVENT_COMMAND_ADD",
                        address,
                        "HIDDEN",
                        "Y",
                        "COMMON",
                        "N",
                        "EXTRANET_SUPPORT",
                        "Y",
                        // Demanded of hidden ones too; nobody sees it.
                        "LANG",
                        List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Parley", "PARAMS", ""))));
        return called instanceof Called.Answered answered
                && answered.result().number().orElse(0) > 0
                && keep(bot, answered.result().number().getAsLong());
    }

    private boolean keep(BotRef bot, long number) {
        known.keep(bot, new ChoiceCommands.Registered(number, address));
        return true;
    }
}
