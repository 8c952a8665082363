package parley.sandbox.portal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The chats of one portal and what people and bots do in them. Guarded by the portal's lock. */
public final class Messenger {
    /** The rest is cut and the mark appended (messages.md, 2.2). */
    private static final int LONGEST_TEXT = 20_000;

    private static final String CUT = " (...)";
    /** The pages give no figure; the notice must be re-sent for long work (messages.md, 8). */
    private static final Duration TYPING = Duration.ofSeconds(20);

    private final Map<Long, Chat> chats = new TreeMap<>();
    private final InstantSource clock;
    private final People people;
    private final Bots bots;
    private final BotEvents events;
    private final OpenChannel channel;
    private long nextChatId = 2290;
    private long nextMessageId = 50_421;

    Messenger(InstantSource clock, People people, Bots bots, BotEvents events) {
        this.clock = clock;
        this.people = people;
        this.bots = bots;
        this.events = events;
        this.channel = new OpenChannel(this, bots, events);
    }

    public OpenChannel channel() {
        return channel;
    }

    /** The chat that this user means by a dialog id, if there is one and the user belongs to it. */
    public Optional<Chat> find(long userId, String dialog) {
        if (dialog.matches("chat\\d{1,15}")) {
            return Optional.ofNullable(chats.get(Long.parseLong(dialog.substring(4))))
                    .filter(chat -> !chat.isPrivate() && chat.has(userId));
        }
        return chats.values().stream()
                .filter(chat -> chat.isPrivate()
                        && chat.has(userId)
                        && chat.dialogFor(userId).equals(dialog))
                .findFirst();
    }

    public Optional<Message> message(long messageId) {
        return chats.values().stream()
                .flatMap(chat -> chat.message(messageId).stream())
                .findFirst();
    }

    public Chat chatOf(Message message) {
        return Objects.requireNonNull(chats.get(message.chatId()));
    }

    public Optional<Chat> group(long chatId) {
        return Optional.ofNullable(chats.get(chatId)).filter(chat -> !chat.isPrivate());
    }

    public List<Chat> all() {
        return List.copyOf(chats.values());
    }

    /** The chats of this user, the one with the latest message first. */
    public List<Chat> recent(long userId) {
        return chats.values().stream()
                .filter(chat -> chat.has(userId))
                .sorted(Comparator.comparingLong(Chat::lastMessageId)
                        .thenComparingLong(Chat::id)
                        .reversed())
                .toList();
    }

    /** Opening a dialog with a bot for the first time makes the bot join (bots-v1.md, 9.3). */
    public Chat open(Person person, long otherId) {
        return find(person.id(), String.valueOf(otherId)).orElseGet(() -> {
            Optional<Bot> bot = bots.find(otherId);
            if (bot.isEmpty() && people.find(otherId).isEmpty()) {
                throw new IllegalArgumentException("There is no user " + otherId);
            }
            Chat chat = addPrivate(bot.isPresent() ? otherId : person.id(), person.id(), otherId);
            bot.ifPresent(joiner -> events.joined(chat, joiner, person));
            return chat;
        });
    }

    public Chat createGroup(Person owner, String title, Set<Long> others) {
        Chat chat = new Chat(nextChatId++, false, title, owner.id(), List.of(owner.id()));
        chats.put(chat.id(), chat);
        others.forEach(other -> invite(owner, chat, other));
        return chat;
    }

    Chat addLine(String title, long customer) {
        Chat chat = new Chat(nextChatId++, false, title, 0, List.of(customer));
        chat.put(new Line(customer, 0, 0));
        chats.put(chat.id(), chat);
        return chat;
    }

    public void invite(Person person, Chat chat, long otherId) {
        if (!chat.isPrivate() && chat.members().add(otherId)) {
            bots.find(otherId).ifPresent(bot -> events.joined(chat, bot, person));
        }
    }

    public void leave(Chat chat, long userId) {
        chat.members().remove(userId);
    }

    /** A person writes; commands in the text are carried out instead of being told as a message. */
    public Message say(Person person, Chat chat, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A message needs a text");
        }
        Message message = post(chat, new Post(person.id(), text));
        List<BotEvents.Called> calls = typedCommands(chat, message);
        if (calls.isEmpty()) {
            events.added(chat, message, person);
        } else {
            events.commanded(chat, message, calls, message.text(), person, true);
        }
        return message;
    }

    public void edit(Person person, Message message, String text) {
        requireOwn(person, message);
        Chat chat = chatOf(message);
        Message edited = message.saying(text.strip());
        chat.put(edited);
        events.updated(chat, edited, person);
    }

    public void delete(Person person, Message message) {
        requireOwn(person, message);
        Chat chat = chatOf(message);
        chat.put(message.buried());
        events.deleted(chat, message, person);
    }

    /** A command button publishes nothing; the message of the event is the one with the keyboard (messages.md, 3). */
    public void press(Person person, Message message, int index) {
        Button button = message.buttons().get(index);
        Chat chat = chatOf(message);
        if (button.isDisabled() || button.isBlocked() || button.command().isEmpty() || !chat.has(person.id())) {
            return;
        }
        if (button.blocksWhenPressed()) {
            List<Button> buttons = new ArrayList<>(message.buttons());
            buttons.set(index, button.blocked());
            chat.put(message.showing(buttons, message.attach(), message.menu()));
        }
        bots.command(button.botId(), button.command())
                .map(command -> new BotEvents.Called(command, button.parameters(), "KEYBOARD", message.id()))
                .ifPresent(called -> events.commanded(
                        chat,
                        message,
                        List.of(called),
                        ("/" + button.command() + " " + button.parameters()).strip(),
                        person,
                        false));
    }

    /** Writes without telling anybody: bots do not hear bots (bots-v1.md, 4). */
    public Message post(Chat chat, Post post) {
        Message message = new Message(
                nextMessageId++,
                chat.id(),
                post.authorId(),
                nameOf(post.authorId()),
                cut(post.text().strip()),
                clock.instant(),
                post.isSystem(),
                post.isInside(),
                false,
                false,
                post.buttons(),
                post.attach(),
                post.menu(),
                Set.of());
        chat.put(message);
        return message;
    }

    public void replace(
            Message message, String text, List<Button> buttons, @Nullable Object attach, @Nullable Object menu) {
        Message shown = message.showing(buttons, attach, menu);
        chatOf(message).put(text.equals(message.text()) ? shown : shown.saying(cut(text.strip())));
    }

    public void bury(Message message, boolean withoutTrace) {
        if (withoutTrace) {
            chatOf(message).remove(message.id());
        } else {
            chatOf(message).put(message.buried());
        }
    }

    public void like(Message message, long userId, boolean likes) {
        chatOf(message).put(message.liked(userId, likes));
    }

    public void startTyping(Chat chat, long userId) {
        chat.startTyping(userId, clock.instant().plus(TYPING));
    }

    /** A dialog a bot starts; nobody joins, for nobody opened it. */
    public Chat addPrivate(long ownerId, long first, long second) {
        Chat chat = new Chat(nextChatId++, true, "", ownerId, List.of(first, second));
        chats.put(chat.id(), chat);
        return chat;
    }

    /** A deleted bot takes its private chats along (bots-v1.md, 3.3). */
    void forget(Bot bot) {
        chats.values().removeIf(chat -> chat.isPrivate() && chat.has(bot.id()));
        chats.values().forEach(chat -> chat.members().remove(bot.id()));
    }

    public String nameOf(long userId) {
        return people.find(userId)
                .map(Person::name)
                .or(() -> bots.find(userId).map(Bot::name))
                .or(() -> channel.customer(userId).map(Person::name))
                .orElse("");
    }

    private List<BotEvents.Called> typedCommands(Chat chat, Message message) {
        List<BotEvents.Called> calls = new ArrayList<>();
        for (String line : message.text().split("\n")) {
            if (line.startsWith("/")) {
                int space = line.indexOf(' ');
                String name = space < 0 ? line.substring(1) : line.substring(1, space);
                String parameters = space < 0 ? "" : line.substring(space + 1);
                bots.commands().stream()
                        .filter(command -> command.name().equals(name.strip()))
                        .filter(command -> command.reaches(chat))
                        .forEach(command ->
                                calls.add(new BotEvents.Called(command, parameters, "TEXTAREA", message.id())));
            }
        }
        return calls;
    }

    private static void requireOwn(Person person, Message message) {
        if (message.authorId() != person.id() || message.isDeleted()) {
            throw new IllegalArgumentException("Only one's own messages can be changed");
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + CUT;
    }
}
