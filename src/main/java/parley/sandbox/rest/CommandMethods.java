package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Bots;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Command;
import parley.sandbox.portal.Message;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** {@code imbot.command.*} (bots-v1.md, 6). */
final class CommandMethods {
    private CommandMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("imbot.command.register", Method.imbot(CommandMethods::add));
        methods.put("imbot.command.update", Method.imbot(CommandMethods::update));
        methods.put("imbot.command.unregister", Method.imbot(CommandMethods::remove));
        methods.put("imbot.command.answer", Method.imbot(CommandMethods::answer));
    }

    private static Object add(Call call) {
        Parameters parameters = call.parameters();
        Bot bot = call.bot(parameters.number("BOT_ID"));
        String handler = handler(parameters);
        String name = name(parameters);
        Map<String, Command.Title> titles = titles(parameters);
        Bots bots = call.portal().registry();
        Optional<Command> existing = bots.command(bot.id(), name);
        if (existing.isPresent()) {
            // What a second registration does is not documented; the id stays, nothing changes (bots-v1.md, 6).
            return existing.get().id();
        }
        Command command = new Command(
                bots.nextCommandId(),
                bot.id(),
                name,
                handler,
                parameters.isYes("COMMON", false),
                parameters.isYes("HIDDEN", false),
                parameters.isYes("EXTRANET_SUPPORT", false),
                titles);
        bots.put(command);
        return command.id();
    }

    private static String handler(Parameters parameters) {
        String handler = parameters.text("EVENT_COMMAND_ADD").strip();
        if (!Addresses.isAcceptable(handler)) {
            throw new Refusal("EVENT_COMMAND_ADD_ERROR", "Handler for \"Command add\" event isn't specified");
        }
        return handler;
    }

    private static String name(Parameters parameters) {
        String name = parameters.text("COMMAND");
        if (!name.matches("[A-Za-z0-9]+")) {
            throw new Refusal("COMMAND_ERROR", "Command isn't specified");
        }
        return name;
    }

    /** Required even for hidden commands, each entry with a language and a title. */
    private static Map<String, Command.Title> titles(Parameters parameters) {
        Map<String, Command.Title> titles = new LinkedHashMap<>();
        for (Object item : parameters.inside("LANG").values().values()) {
            Parameters entry = Parameters.of(item);
            if (entry.text("LANGUAGE_ID").isEmpty() || entry.text("TITLE").isEmpty()) {
                throw langError();
            }
            titles.put(entry.text("LANGUAGE_ID"), new Command.Title(entry.text("TITLE"), entry.text("PARAMS")));
        }
        if (titles.isEmpty()) {
            throw langError();
        }
        return titles;
    }

    private static Refusal langError() {
        return new Refusal("LANG_ERROR", "Lang set isn't specified");
    }

    private static Object update(Call call) {
        Command command = command(call);
        Parameters fields = call.parameters().inside("FIELDS");
        if (List.of("COMMAND", "EVENT_COMMAND_ADD", "HIDDEN", "EXTRANET_SUPPORT", "LANG").stream()
                .noneMatch(fields::has)) {
            throw new Refusal("WRONG_REQUEST", "Nothing to update");
        }
        call.portal()
                .registry()
                .put(new Command(
                        command.id(),
                        command.botId(),
                        fields.has("COMMAND") ? name(fields) : command.name(),
                        fields.has("EVENT_COMMAND_ADD") ? handler(fields) : command.handler(),
                        command.isCommon(),
                        fields.isYes("HIDDEN", command.isHidden()),
                        fields.isYes("EXTRANET_SUPPORT", command.forExtranet()),
                        fields.has("LANG") ? titles(fields) : command.titles()));
        return true;
    }

    private static Object remove(Call call) {
        call.portal().registry().remove(command(call));
        return true;
    }

    /** Answers where the message of the event stands. */
    private static Object answer(Call call) {
        Command command = call.parameters().has("COMMAND_ID") ? command(call) : commandByName(call);
        long messageId = call.parameters().number("MESSAGE_ID");
        if (messageId <= 0) {
            throw new Refusal("MESSAGE_ID_EMPTY", "Message ID can't be empty");
        }
        MessageMethods.text(call.parameters());
        Message asked = call.portal()
                .messenger()
                .message(messageId)
                .orElseThrow(() -> new Refusal("WRONG_REQUEST", "Message isn't added: there is no such message"));
        Bot bot = call.bot(command.botId());
        return MessageMethods.write(call, bot, () -> chatOf(call, asked, command))
                .id();
    }

    /** A common command is answered also where its bot is no member (bots-v1.md, 6). */
    private static Chat chatOf(Call call, Message asked, Command command) {
        Chat chat = call.portal().messenger().chatOf(asked);
        if (!command.reaches(chat)) {
            throw new Refusal("WRONG_REQUEST", "Message isn't added: the bot has no access to the dialog");
        }
        return chat;
    }

    private static Command command(Call call) {
        Command command = call.portal()
                .registry()
                .command(call.parameters().number("COMMAND_ID"))
                .orElseThrow(CommandMethods::noCommand);
        // Another vendor's command is refused here (bots-v1.md, 8).
        call.bot(command.botId());
        return command;
    }

    private static Command commandByName(Call call) {
        String name = call.parameters().text("COMMAND");
        return call.portal().registry().commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(CommandMethods::noCommand);
    }

    private static Refusal noCommand() {
        return new Refusal("COMMAND_ID_ERROR", "Command not found");
    }
}
