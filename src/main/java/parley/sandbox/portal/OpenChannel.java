package parley.sandbox.portal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The one Open Channel of a portal: who writes from outside, which bot answers first, and how people take over (open-channels.md,
 * 1 and 2). Guarded by the portal's lock.
 */
public final class OpenChannel {
    /** Above everybody who works there, bots included. */
    private static final long FIRST_CUSTOMER = 9001;

    /** Whoever writes it is given to the queue by the platform itself (open-channels.md, 5). */
    private static final String TO_THE_QUEUE = "0";

    private final Messenger messenger;
    private final Bots bots;
    private final BotEvents events;
    private final Map<Long, Person> customers = new TreeMap<>();
    private long welcomeBot;
    private boolean botStays;
    private long nextSession = 901;

    OpenChannel(Messenger messenger, Bots bots, BotEvents events) {
        this.messenger = messenger;
        this.bots = bots;
        this.events = events;
    }

    /** Somebody new looks at the site. */
    public Person meet(String name) {
        String[] names = name.strip().split("\\s+", 2);
        long id = FIRST_CUSTOMER + customers.size();
        Person customer = new Person(id, names[0], names.length > 1 ? names[1] : "", "", "M", "", false, "en", true);
        customers.put(id, customer);
        return customer;
    }

    public Collection<Person> customers() {
        return List.copyOf(customers.values());
    }

    public Optional<Person> customer(long id) {
        return Optional.ofNullable(customers.get(id));
    }

    /** The bot that is asked first; none when it is gone. */
    public Optional<Bot> welcomeBot() {
        return bots.find(welcomeBot).filter(Bot::openLine);
    }

    /** Whether the bot leaves when the dialogue is closed only, and not when it goes to the queue. */
    public boolean botStays() {
        return botStays;
    }

    /** @param bot 0 for none */
    public void set(long bot, boolean staysUntilTheEnd) {
        welcomeBot = bot;
        botStays = staysUntilTheEnd;
    }

    public Optional<Chat> chatOf(Person customer) {
        return messenger.all().stream()
                .filter(chat -> chat.line()
                        .filter(line -> line.customer() == customer.id())
                        .isPresent())
                .findFirst();
    }

    public List<Chat> chats() {
        return messenger.all().stream().filter(chat -> chat.line().isPresent()).toList();
    }

    /** Somebody outside writes; without an open session one begins, and the first bot comes in, or the queue is called. */
    public Message write(Person customer, String text) {
        return write(customer, welcomeBot(), text);
    }

    Message write(Person customer, Optional<Bot> bot, String text) {
        customers.putIfAbsent(customer.id(), customer);
        Chat chat = chatOf(customer)
                .orElseGet(() -> messenger.addLine(customer.name().strip() + " - Site", customer.id()));
        if (line(chat).session() == 0) {
            chat.put(line(chat).inSession(nextSession++, bot.map(Bot::id).orElse(0L)));
            bot.ifPresent(joiner -> {
                chat.members().add(joiner.id());
                events.joined(chat, joiner, customer);
            });
        }
        Message message = messenger.say(customer, chat, text);
        if (text.strip().equals(TO_THE_QUEUE) && isWithBot(chat)) {
            callQueue(chat);
        }
        return message;
    }

    public boolean isWithBot(Chat chat) {
        return bots.find(line(chat).owner()).isPresent();
    }

    /** The dialogue waits for a person; the bot leaves unless the line says otherwise (open-channels.md, 6.1). */
    public void callQueue(Chat chat) {
        if (!botStays) {
            chat.members().remove(line(chat).owner());
        }
        chat.put(line(chat).heldBy(0));
        note(chat, "The chatbot handed the conversation over to the queue");
    }

    /** The dialogue waits for somebody in particular; the bot stays until they confirm (open-channels.md, 6.2). */
    public void transfer(Chat chat, String whom) {
        chat.put(line(chat).heldBy(0));
        note(chat, "The chatbot handed the conversation over to " + whom);
    }

    /** A person of the company takes the dialogue. */
    public void answer(Person operator, Chat chat) {
        if (line(chat).session() == 0) {
            throw new IllegalArgumentException("This conversation is closed");
        }
        if (!botStays) {
            chat.members().removeIf(member -> bots.find(member).isPresent());
        }
        chat.members().add(operator.id());
        chat.put(line(chat).heldBy(operator.id()));
        note(chat, operator.name() + " took the conversation");
    }

    /** What the line says by itself; it reaches the customer whoever belongs to the chat (open-channels.md, 6.3). */
    public void announce(Chat chat, String text) {
        if (line(chat).session() == 0) {
            // Nothing keeps the platform from opening a new session (open-channels.md, trap 3).
            chat.put(line(chat).inSession(nextSession++, 0));
        }
        messenger.post(chat, new Post(0, text).system().forEverybody());
    }

    /** Everybody but the customer leaves, and nobody is told (open-channels.md, 2). */
    public void close(Chat chat) {
        note(chat, "The conversation was closed");
        chat.put(line(chat).inSession(0, 0));
        chat.members().removeIf(member -> member != line(chat).customer());
    }

    /** For those inside only. */
    private void note(Chat chat, String text) {
        messenger.post(chat, new Post(0, text).system());
    }

    private static Line line(Chat chat) {
        return chat.line().orElseThrow(() -> new IllegalArgumentException("This is no chat of the Open Channel"));
    }
}
