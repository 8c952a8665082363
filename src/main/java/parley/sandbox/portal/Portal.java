package parley.sandbox.portal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import parley.sandbox.journal.Entry;
import parley.sandbox.journal.Journal;
import parley.sandbox.oauth.Account;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.portal.Installation.State;

/**
 * One stand-in Bitrix24 account, and everything a test or the controls page may do to it. Safe for all threads: what is
 * read or changed goes through {@link #read} and {@link #change}.
 */
public final class Portal implements Account, AutoCloseable {
    private final PortalName name;
    private final AuthorizationServer server;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final People people;
    private final Bots bots = new Bots();
    private final Installation installation = new Installation();
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final EventQueue events;
    private final ApplicationEvents applicationEvents;
    private final Messenger messenger;
    private final Notifications notifications = new Notifications();
    private final Cabinet cabinet = new Cabinet();
    private volatile int port;
    private volatile Duration tokenLifetime;

    public Portal(
            PortalName name,
            List<Person> cast,
            AuthorizationServer server,
            InstantSource clock,
            Duration tokenLifetime) {
        this.name = name;
        this.server = server;
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
        this.people = new People(cast);
        this.events = new EventQueue(name.key(), journal);
        Credentials credentials = new Credentials(this, installation, server);
        this.applicationEvents = new ApplicationEvents(installation, credentials, events, name.language(), clientId());
        this.messenger = new Messenger(
                clock,
                people,
                bots,
                new BotEvents(clientId(), installation, bots, credentials, events, new MessageFields(name.language())));
        server.add(this);
    }

    public PortalName name() {
        return name;
    }

    public URI uri() {
        return URI.create("http://" + domain());
    }

    public int port() {
        return port;
    }

    @Override
    public String domain() {
        return "localhost:" + port;
    }

    @Override
    public String memberId() {
        return name.memberId();
    }

    @Override
    public String clientEndpoint() {
        return uri() + "/rest/";
    }

    @Override
    public boolean hasApplication() {
        return state() != State.ABSENT;
    }

    @Override
    public boolean isInstalled() {
        return state() == State.INSTALLED;
    }

    @Override
    public boolean isPaid() {
        return read(installation::isPaid);
    }

    @Override
    public String status() {
        return read(installation::status);
    }

    @Override
    public int version() {
        return read(installation::version);
    }

    @Override
    public List<String> scopes() {
        return read(() -> server.registration().scopes().stream()
                .filter(installation::grants)
                .toList());
    }

    @Override
    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    public State state() {
        return read(installation::state);
    }

    public String applicationToken() {
        return read(installation::applicationToken);
    }

    public AuthorizationServer server() {
        return server;
    }

    public String clientId() {
        return server.registration().clientId();
    }

    public Instant now() {
        return clock.instant();
    }

    /** Somebody new works there. */
    public void hire(Person person) {
        change(() -> {
            people.put(person);
            return true;
        });
    }

    public Collection<Person> people() {
        return read(people::all);
    }

    public Person person(long id) {
        return read(() -> people.find(id))
                .orElseThrow(() -> new IllegalArgumentException("There is no person " + id + " in " + name.title()));
    }

    /** The one administrator of the cast: Vera or Anna. */
    public Person administrator() {
        return people().stream().filter(Person::isAdministrator).findFirst().orElseThrow();
    }

    /** The bots of our application. */
    public List<Bot> bots() {
        return read(() -> bots.of(clientId()));
    }

    /** What the bell shows a person, the newest first. */
    public List<Notifications.Notification> notifications(Person person) {
        return read(() -> notifications.of(person.id()));
    }

    /** The leads of the CRM, oldest first. */
    public List<Map<String, Object>> leads() {
        return read(cabinet::leads);
    }

    public List<Map<String, Object>> tasks() {
        return read(cabinet::tasks);
    }

    /** What a person sees in a dialog, oldest first; empty when they never opened it. */
    public List<Message> messages(Person person, String dialog) {
        return read(
                () -> messenger.find(person.id(), dialog).map(Chat::messages).orElse(List.of()));
    }

    public boolean isTyping(Person person, String dialog) {
        return read(() -> messenger
                .find(person.id(), dialog)
                .map(chat -> !chat.typing(now()).isEmpty())
                .orElse(false));
    }

    /** Opens a dialog with a bot or a colleague; a group is named {@code chat17}. */
    public Chat open(Person person, String dialog) {
        return change(() -> messenger.find(person.id(), dialog).orElseGet(() -> {
            if (!dialog.matches("\\d{1,15}")) {
                throw new IllegalArgumentException(person.name() + " is in no dialog " + dialog);
            }
            return messenger.open(person, Long.parseLong(dialog));
        }));
    }

    public Message say(Person person, String dialog, String text) {
        return change(() -> messenger.say(person, open(person, dialog), text));
    }

    public void edit(Person person, long messageId, String text) {
        change(() -> {
            messenger.edit(person, message(messageId), text);
            return true;
        });
    }

    public void delete(Person person, long messageId) {
        change(() -> {
            messenger.delete(person, message(messageId));
            return true;
        });
    }

    /** Presses a command button, counted from 0 with the line breaks. */
    public void press(Person person, long messageId, int button) {
        change(() -> {
            messenger.press(person, message(messageId), button);
            return true;
        });
    }

    /** Somebody outside writes into the chat of the site; the chat that holds it now. */
    public Chat writeToLine(Person customer, Bot bot, String text) {
        return change(() -> messenger.chatOf(channel().write(customer, Optional.of(bot), text)));
    }

    public void takeOver(Person operator, Chat chat) {
        change(() -> {
            channel().answer(operator, chat);
            return true;
        });
    }

    public void closeSession(Chat chat) {
        change(() -> {
            channel().close(chat);
            return true;
        });
    }

    /** The dialog id of the new group; each bot in it joins. */
    public String createGroup(Person owner, String title, Set<Long> others) {
        return change(() -> messenger.createGroup(owner, title, others).dialogFor(owner.id()));
    }

    public void invite(Person person, String dialog, long userId) {
        change(() -> {
            messenger.invite(person, open(person, dialog), userId);
            return true;
        });
    }

    /** An administrator clicks Install in the market: the installer opens next. */
    public void addApplication() {
        change(() -> {
            if (installation.state() == State.ABSENT) {
                installation.add(server.registration().version());
            }
            return true;
        });
    }

    /** What {@code installFinish} in the frame leads to; false when the person may not manage applications. */
    public boolean finishInstallation(Person person) {
        return change(() -> {
            boolean may = person.isAdministrator() && installation.state() == State.UNFINISHED;
            if (may) {
                installation.finish();
                applicationEvents.installed(person.id());
            }
            return may;
        });
    }

    /** The page an employee would get in the frame now, with fresh tokens of theirs. */
    public Opening opening(Person person) {
        return change(() -> new Openings(this, installation).forPerson(person));
    }

    /** An administrator removes the application and, if clean, its settings too (install-and-auth.md, 12). */
    public void uninstall(boolean clean) {
        change(() -> {
            applicationEvents.uninstalled(clean);
            bots.of(clientId()).forEach(bot -> forget(bot, 0));
            installation.remove(clean);
            server.tokens().revokeAll(this);
            return true;
        });
    }

    /** A new version arrives: bindings go, the installer has to run again (install-and-auth.md, 3 and 9). */
    public void updateApp(int version) {
        change(() -> {
            int previous = installation.version();
            List<Installation.Binding> bindings = List.copyOf(installation.bindings());
            installation.update(version);
            applicationEvents.updated(previous, administrator().id(), bindings);
            return true;
        });
    }

    /** The application is here since before its card asked for this scope; it comes with the next version. */
    public void withhold(String scope) {
        change(() -> {
            installation.withhold(scope);
            return true;
        });
    }

    /** Somebody removes the subscriptions of the application by hand. */
    public void unbindEvents() {
        change(() -> {
            installation.bindings().clear();
            return true;
        });
    }

    /** The plan changes; with no days left the application is refused until the next payment. */
    public void pay(String status, long days) {
        change(() -> {
            installation.pay(status, days > 0, days);
            applicationEvents.paid();
            return true;
        });
    }

    /** An administrator deletes a bot in the portal. */
    public void removeBot(long id) {
        change(() -> {
            bots.find(id).ifPresent(bot -> forget(bot, administrator().id()));
            return true;
        });
    }

    /** An administrator gives the bot user another name. */
    public void renameBot(long id, String newName) {
        change(() -> {
            bots.find(id)
                    .ifPresent(bot -> bots.put(
                            bot.with(bot.code(), bot.handlers(), bot.profile().named(newName))));
            return true;
        });
    }

    /** How many bots one application may have from now on; those there are stay. */
    public void allowBots(int most) {
        change(() -> {
            bots.allow(most);
            return true;
        });
    }

    /** A bot of another vendor, to meet its code and its id. */
    public Bot addForeignBot(String code) {
        Handlers handlers =
                new Handlers("https://other.example/", "https://other.example/", "https://other.example/", null, null);
        Profile profile = new Profile("Other bot", "", "GRAY", "", "", "", "", "", "");
        return change(() -> bots.add("app.other.vendor", code, "B", false, handlers, profile));
    }

    /** An employee leaves: their tokens are refused from now on (install-and-auth.md, 6.2). */
    public void dismiss(Person person) {
        change(() -> {
            people.put(person(person.id()).dismissed());
            return true;
        });
    }

    public void speak(Person person, String language) {
        change(() -> {
            people.put(person(person.id()).speaking(language));
            return true;
        });
    }

    public void expireTokens() {
        server.tokens().expireAll(this);
    }

    public void setTokenLifetime(Duration lifetime) {
        tokenLifetime = lifetime;
    }

    /** The address changes; who keeps listening on the old port is the server's matter. */
    public void listenAt(int newPort) {
        port = newPort;
    }

    public Faults faults() {
        return faults;
    }

    /** The next calls of a method are refused with this status and code. */
    public void fail(String method, int status, String errorCode, int times) {
        faults.add(method, new Fault.Refuse(status, errorCode), times);
    }

    public void fail(String method, Fault fault, int times) {
        faults.add(method, fault, times);
    }

    public void resendLastEvent() {
        events.resendLast();
    }

    public EventQueue events() {
        return events;
    }

    public Journal log() {
        return journal;
    }

    public List<Entry> journal() {
        return journal.entries();
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Removes the bot with its chats, and tells its handler. */
    public void forget(Bot bot, long userId) {
        bots.remove(bot);
        messenger.forget(bot);
        applicationEvents.botDeleted(bot, userId);
    }

    /** Like every event, not before the installation is finished (install-and-auth.md, 5). */
    public void testEvents(Object query, long userId) {
        if (installation.state() == State.INSTALLED) {
            applicationEvents.tested(query, userId);
        }
    }

    public Installation installation() {
        return installation;
    }

    public Bots registry() {
        return bots;
    }

    public People staff() {
        return people;
    }

    public Cabinet cabinet() {
        return cabinet;
    }

    public Notifications bell() {
        return notifications;
    }

    public OpenChannel channel() {
        return messenger.channel();
    }

    public Messenger messenger() {
        return messenger;
    }

    /** Runs alone in this portal. */
    public <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs alone in this portal, then wakes the open pages. */
    public <T> T change(Supplier<T> work) {
        T result = read(work);
        if (!lock.isHeldByCurrentThread()) {
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    @Override
    public void close() {
        events.close();
    }

    private Message message(long id) {
        return messenger.message(id).orElseThrow(() -> new IllegalArgumentException("There is no message " + id));
    }
}
