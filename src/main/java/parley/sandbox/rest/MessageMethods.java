package parley.sandbox.rest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Button;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Messenger;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Post;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** {@code imbot.message.*} (bots-v1.md, 4). */
final class MessageMethods {
    private static final Duration EDITABLE = Duration.ofDays(3);

    private MessageMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("imbot.message.add", Method.imbot(MessageMethods::add));
        methods.put("imbot.message.update", Method.imbot(MessageMethods::update));
        methods.put("imbot.message.delete", Method.imbot(MessageMethods::delete));
        methods.put("imbot.message.like", Method.imbot(MessageMethods::like));
    }

    private static Object add(Call call) {
        Bot bot = call.bot();
        Parameters parameters = call.parameters();
        if (parameters.number("FROM_USER_ID") > 0 && parameters.number("TO_USER_ID") > 0) {
            return addBetweenPeople(call, bot);
        }
        String dialog = parameters.text("DIALOG_ID").strip();
        if (dialog.isEmpty() || dialog.equals("0")) {
            throw new Refusal("DIALOG_ID_EMPTY", "Dialog ID can't be empty");
        }
        return write(call, bot, () -> chat(call, bot, dialog)).id();
    }

    /** Checks the content first, then the place: an answer is refused for its text even in a foreign chat. */
    static Message write(Call call, Bot bot, Supplier<Chat> place) {
        Parameters parameters = call.parameters();
        String text = text(parameters);
        List<Button> keyboard = Content.keyboard(parameters, bot.id());
        Object attach = Content.attach(parameters);
        Object menu = Content.menu(parameters);
        Post post = new Post(bot.id(), text).with(keyboard, attach, menu);
        Post addressed = parameters.isYes("SKIP_CONNECTOR", false) ? post.inside() : post;
        return call.portal()
                .messenger()
                .post(place.get(), parameters.isYes("SYSTEM", false) ? addressed.system() : addressed);
    }

    static String text(Parameters parameters) {
        String text = parameters.text("MESSAGE").strip();
        if (text.isEmpty()) {
            throw new Refusal("MESSAGE_EMPTY", "Message can't be empty");
        }
        return text;
    }

    /** A bot writes to any active employee, but only into groups it belongs to. */
    private static Chat chat(Call call, Bot bot, String dialog) {
        Messenger messenger = call.portal().messenger();
        return messenger.find(bot.id(), dialog).orElseGet(() -> {
            boolean employee = dialog.matches("\\d{1,15}")
                    && call.portal()
                            .staff()
                            .find(Long.parseLong(dialog))
                            .filter(Person::isActive)
                            .isPresent();
            if (!employee) {
                throw new Refusal("WRONG_REQUEST", "Message isn't added: the bot has no access to the dialog");
            }
            return messenger.addPrivate(bot.id(), bot.id(), Long.parseLong(dialog));
        });
    }

    private static Object addBetweenPeople(Call call, Bot bot) {
        Messenger messenger = call.portal().messenger();
        Person from = employee(call, "FROM_USER_ID");
        Person to = employee(call, "TO_USER_ID");
        String text = "[b]" + bot.name() + "[/b]\n" + text(call.parameters());
        return messenger
                .post(messenger.open(from, to.id()), new Post(from.id(), text).system())
                .id();
    }

    private static Person employee(Call call, String name) {
        return call.portal()
                .staff()
                .find(call.parameters().number(name))
                .orElseThrow(() -> new Refusal("WRONG_REQUEST", name + " is no employee"));
    }

    private static Object update(Call call) {
        Bot bot = call.bot();
        Parameters parameters = call.parameters();
        Message message = own(call, bot);
        if (call.portal().now().isAfter(message.posted().plus(EDITABLE))) {
            throw new Refusal("CANT_EDIT_MESSAGE", "Time has expired for modification");
        }
        List<Button> buttons = parameters.has("KEYBOARD") ? Content.keyboard(parameters, bot.id()) : message.buttons();
        @Nullable Object attach = parameters.has("ATTACH") ? Content.attach(parameters) : message.attach();
        @Nullable Object menu = parameters.has("MENU") ? Content.menu(parameters) : message.menu();
        Messenger messenger = call.portal().messenger();
        String text = parameters.has("MESSAGE") ? parameters.text("MESSAGE").strip() : message.text();
        if (text.isEmpty()) {
            // An empty text deletes the message (bots-v1.md, trap 2).
            messenger.bury(message, false);
        } else {
            messenger.replace(message, text, buttons, attach, menu);
        }
        return true;
    }

    private static Object delete(Call call) {
        Message message = own(call, call.bot());
        call.portal().messenger().bury(message, call.parameters().isYes("COMPLETE", false));
        return true;
    }

    private static Object like(Call call) {
        Bot bot = call.bot();
        Message message = find(call);
        boolean liked = message.likes().contains(bot.id());
        boolean likes = switch (call.parameters().text("ACTION")) {
            case "plus" -> true;
            case "minus" -> false;
            default -> !liked;
        };
        if (liked == likes) {
            throw new Refusal("WITHOUT_CHANGES", "Status of a message hasn't changed");
        }
        call.portal().messenger().like(message, bot.id(), likes);
        return true;
    }

    private static Message own(Call call, Bot bot) {
        Message message = find(call);
        if (message.authorId() != bot.id() || message.isDeleted()) {
            throw new Refusal("CANT_EDIT_MESSAGE", "Message can't be changed by this bot");
        }
        return message;
    }

    private static Message find(Call call) {
        return call.portal()
                .messenger()
                .message(call.parameters().number("MESSAGE_ID"))
                .orElseThrow(() -> new Refusal("MESSAGE_ID_ERROR", "Message ID can't be empty"));
    }
}
