package parley.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation;
import parley.engine.Message;
import parley.engine.Place;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.inbox.Envelope;
import parley.inbox.Handler;
import parley.inbox.NewEnvelope;
import parley.portals.PortalId;
import parley.running.Stimulus.Addressing;
import parley.running.Stimulus.Author;

/** One bot in one portal, with everything around it in memory. */
final class Scene implements LiveBots, CommandTopics, Conversations, Messenger, CommandAnswers, DialogHistory {
    static final BotRef VERA = new BotRef(new PortalId("acme"), 842);
    static final DialogId PRIVATE = new DialogId("17");
    static final DialogId GROUP = new DialogId("chat2290");
    static final Author IVAN = new Author(17, "Ivan Petrov", "Ivan", "Petrov", false);
    static final Author OTHER_BOT = new Author(845, "Kadry", "", "", true);
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final Map<DialogId, Talk> conversations = new HashMap<>();

    Conversation conversation(DialogId dialog) {
        return Objects.requireNonNull(conversations.get(dialog)).conversation();
    }

    final List<NewEnvelope> promised = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    final List<PortalId> looked = new ArrayList<>();
    final List<TurnLog.Taken> log = new ArrayList<>();
    boolean gone;
    long version = 1;
    boolean held = true;

    /** Of an uncertain try. */
    Optional<Instant> pendingSince = Optional.empty();

    /** Whether something waits in the lane. */
    boolean busy;

    int departmentsAsked;
    Delivery answer = new Delivery.Sent(1);
    Delivery answerToCommand = new Delivery.Sent(1);
    final Map<String, String> topics = new HashMap<>(Map.of("/order", "t2"));

    /** What the dialog shows, by number. */
    final Map<Long, String> history = new TreeMap<>();

    final Map<DialogId, Long> said = new HashMap<>();
    final Doubts doubts = new Doubts();

    @Nullable
    Finding closed;

    @Nullable
    RuntimeException failure;

    /** Messages with buttons, by ticket. */
    final Map<Long, Long> buttons = new TreeMap<>();

    /** What people see. */
    Scenario scenario = usual();

    /** What people saw before, by version. */
    final Map<Long, Scenario> versions = new HashMap<>();

    final OfficeByHand office = new OfficeByHand();
    final AlarmsInMemory alarms = new AlarmsInMemory();
    final FactsInMemory facts = new FactsInMemory();
    final Stores stores = new Stores(this, alarms, facts, this::whole);
    final Outlets outlets = new Outlets(this, this, this, office, office, office, Duration.ofMinutes(1));

    private final TakeTurn takeTurn =
            new TakeTurn(this, this, portal -> looked.add(portal), this::departments, log::add, stores, CLOCK);

    private List<String> departments(PortalId portal, long person) {
        departmentsAsked++;
        return List.of("Accounting");
    }

    /** Like a database: what a failed transaction did is undone. */
    private <T> T whole(java.util.function.Supplier<T> work) {
        Map<DialogId, Talk> before = Map.copyOf(conversations);
        try {
            return work.get();
        } catch (RuntimeException undo) {
            conversations.clear();
            conversations.putAll(before);
            throw undo;
        }
    }

    Handler.Verdict hears(Stimulus stimulus) {
        return hears(stimulus, NOW);
    }

    Handler.Verdict hears(Stimulus stimulus, Instant acceptedAt) {
        return takeTurn.take(stimulus, task(new byte[0], acceptedAt, 0, false));
    }

    Handler.Verdict hears(Tidings tidings) {
        return takeTurn.take(tidings, task(tidings.write(), NOW, 0, false));
    }

    /** What came of an effect goes back. */
    Handler.Verdict hears(NewEnvelope happening) {
        return takeTurn.take(Happening.read(happening.payload()), task(happening.payload(), NOW, 0, false));
    }

    Handler.Verdict performs(NewEnvelope effect, Instant acceptedAt, int attempts) {
        return performs(effect, acceptedAt, attempts, false);
    }

    /** An earlier try may have been carried out, and nobody knows. */
    Handler.Verdict performsUncertain(NewEnvelope effect) {
        return performs(effect, NOW, 1, true);
    }

    private Handler.Verdict performs(NewEnvelope effect, Instant acceptedAt, int attempts, boolean uncertain) {
        return new PerformEffect(outlets, stores, doubts, CLOCK)
                .handle(task(effect.payload(), acceptedAt, attempts, uncertain));
    }

    private Handler.Task task(byte[] payload, Instant acceptedAt, int attempts, boolean uncertain) {
        Envelope envelope = new Envelope(5, "acme/842/17", "kind", payload, acceptedAt, attempts);
        return new Handler.Task() {
            @Override
            public Envelope envelope() {
                return envelope;
            }

            @Override
            public boolean uncertain() {
                return uncertain;
            }

            @Override
            public Optional<Instant> pendingSince() {
                return pendingSince;
            }

            @Override
            public boolean held() {
                return held;
            }

            @Override
            public void settle(List<NewEnvelope> next) {
                if (failure != null) {
                    throw failure;
                }
                promised.addAll(next);
            }
        };
    }

    static Stimulus.MessageAdded message(@Nullable Author author, String text) {
        return message(author, text, 1);
    }

    static Stimulus.MessageAdded message(@Nullable Author author, String text, long number) {
        return new Stimulus.MessageAdded(
                VERA, PRIVATE, Place.PRIVATE, 0, author, number, text, "", false, new Addressing(true, Set.of()));
    }

    static Stimulus.MessageAdded groupMessage(String text, Set<Long> mentioned) {
        return new Stimulus.MessageAdded(
                VERA, GROUP, Place.GROUP, 0, IVAN, 1, text, "", false, new Addressing(false, mentioned));
    }

    @Override
    public Optional<LiveBot> find(BotRef bot) {
        return gone || !bot.equals(VERA) ? Optional.empty() : Optional.of(new LiveBot(1, version, version, scenario));
    }

    @Override
    public Optional<Met> meet(BotRef bot, DialogId dialog, String lane) {
        return find(bot).map(live -> new Met(live, find(bot, dialog), busy));
    }

    @Override
    public Optional<LiveBot> find(BotRef bot, long number) {
        return number == version || !versions.containsKey(number)
                ? LiveBots.super.find(bot, number)
                : Optional.of(new LiveBot(1, number, number, Objects.requireNonNull(versions.get(number))));
    }

    static Scenario usual() {
        return new Scenario(
                Locale.ENGLISH,
                says("Hello, {person.name}!"),
                List.of(
                        new Topic("t1", List.of("vpn"), says("You wrote: {message}")),
                        new Topic("t2", List.of("/order"), says("Ordered: {command.parameters}"))),
                says("I did not understand."));
    }

    static List<Step> says(String text) {
        return List.of(new Step.Say(Text.parse(text)));
    }

    @Override
    public Optional<String> find(BotRef bot, long command, String name) {
        return Optional.ofNullable(topics.get("/" + name));
    }

    @Override
    public Optional<Talk> find(BotRef bot, DialogId dialog) {
        return Optional.ofNullable(conversations.get(dialog));
    }

    @Override
    public void save(BotRef bot, DialogId dialog, Optional<Talk> asRead, Talk talk) {
        if (!asRead.equals(find(bot, dialog))) {
            throw new ChangedMeanwhile(bot, dialog);
        }
        conversations.put(dialog, talk);
    }

    @Override
    public void noteButtons(BotRef bot, DialogId dialog, long ticket, long message) {
        buttons.put(ticket, message);
    }

    @Override
    public OptionalLong buttons(BotRef bot, DialogId dialog, long ticket) {
        return buttons.containsKey(ticket) ? OptionalLong.of(buttons.get(ticket)) : OptionalLong.empty();
    }

    @Override
    public void forgetButtons(BotRef bot, DialogId dialog, long ticket) {
        buttons.remove(ticket);
    }

    @Override
    public long said(BotRef bot, DialogId dialog) {
        return said.getOrDefault(dialog, 0L);
    }

    @Override
    public void noteSaid(BotRef bot, DialogId dialog, long message) {
        said.merge(dialog, message, Math::max);
    }

    @Override
    public Finding find(BotRef bot, DialogId dialog, Place place, Message message, long after) {
        if (closed != null) {
            return closed;
        }
        String wanted = dialog.value() + ": " + plain(message);
        return history.entrySet().stream()
                .filter(entry -> entry.getKey() > after && entry.getValue().equals(wanted))
                .findFirst()
                .<Finding>map(entry -> new Finding.Said(entry.getKey()))
                .orElse(new Finding.NotSaid());
    }

    @Override
    public List<Message> parts(Place place, Message message) {
        return List.of(message);
    }

    @Override
    public Delivery whisper(BotRef bot, DialogId dialog, Message message) {
        sent.add("to colleagues: " + plain(message));
        return answer;
    }

    @Override
    public Delivery retire(BotRef bot, long message) {
        sent.add("no buttons on " + message);
        return answer;
    }

    @Override
    public Delivery send(BotRef bot, DialogId dialog, Place place, Message message) {
        sent.add(dialog.value() + ": " + plain(message)
                + message.choices().stream()
                        .map(choice -> " [" + choice.number() + " " + choice.label() + "]")
                        .collect(Collectors.joining()));
        return answer;
    }

    @Override
    public Delivery answer(BotRef bot, CommandCall call, Place place, Message message) {
        sent.add("answer to " + call.command() + " in " + call.message() + ": " + plain(message));
        return answerToCommand;
    }

    private static String plain(Message message) {
        StringBuilder text = new StringBuilder();
        message.pieces()
                .forEach(piece -> text.append(
                        switch (piece) {
                            case Message.Piece.Authored(String authored) -> authored;
                            case Message.Piece.Value(String value) -> "<" + value + ">";
                        }));
        return text.toString();
    }

    @Override
    public Delivery typing(BotRef bot, DialogId dialog) {
        sent.add("typing");
        return answer;
    }

    /** Performs everything promised so far. */
    List<String> says() {
        List<NewEnvelope> effects = List.copyOf(promised);
        promised.clear();
        effects.forEach(effect -> performs(effect, NOW, 0));
        List<String> said = List.copyOf(sent);
        sent.clear();
        return said;
    }

    static Duration pause(Handler.Verdict verdict) {
        return ((Handler.Verdict.Later) verdict).pause();
    }
}
