package parley.running;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation;
import parley.engine.Effect;
import parley.engine.Engine;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Turn;
import parley.inbox.Handler.Task;
import parley.inbox.Handler.Verdict;
import parley.inbox.NewEnvelope;
import parley.inbox.Transactions;
import parley.running.LiveBots.LiveBot;
import parley.running.Stimulus.Author;

/**
 * Handles one stimulus: asks the engine, then saves the conversation and appends the effects in one transaction. Nothing is
 * sent here.
 */
public final class TakeTurn {
    private static final Verdict DONE = new Verdict.Done();

    private final LiveBots bots;
    private final CommandTopics commandTopics;
    private final Census census;
    private final Conversations conversations;
    private final TurnLog log;
    private final Transactions transactions;
    private final Clock clock;
    private final Engines engines = new Engines();

    public TakeTurn(
            LiveBots bots,
            CommandTopics commandTopics,
            Census census,
            Conversations conversations,
            TurnLog log,
            Transactions transactions,
            Clock clock) {
        this.bots = bots;
        this.commandTopics = commandTopics;
        this.census = census;
        this.conversations = conversations;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param task the envelope that brought the stimulus */
    public Verdict take(Stimulus stimulus, Task task) {
        return switch (stimulus) {
            case Stimulus.MessageAdded said when said.system() || mute(said.author(), said.bot()) -> DONE;
            case Stimulus.MessageAdded said ->
                turn(
                        task,
                        said.bot(),
                        said.dialog(),
                        null,
                        said.messageId(),
                        new Input.Said(
                                said.text(),
                                said.place(),
                                person(said.author()),
                                said.addressing().reaches(said.bot())));
            case Stimulus.BotJoined joined ->
                turn(
                        task,
                        joined.bot(),
                        joined.dialog(),
                        null,
                        0,
                        new Input.Joined(joined.place(), person(joined.author())));
            case Stimulus.CommandInvoked command when mute(command.author(), command.bot()) -> DONE;
            case Stimulus.CommandInvoked command ->
                turn(task, command.bot(), command.dialog(), call(command), command.messageId(), commanded(command));
            // What was answered stays answered: an edited or deleted message changes nothing until there are questions.
            case Stimulus.MessageEdited _, Stimulus.MessageDeleted _ -> DONE;
            // Any employee could have sent this; the portal itself has to say that the bot is gone.
            case Stimulus.BotRemoved removed -> {
                census.look(removed.bot().portal());
                yield DONE;
            }
        };
    }

    /** Bots are never listened to, this one least of all: two of them would talk for ever. */
    private static boolean mute(@Nullable Author author, BotRef bot) {
        return author != null && (author.bot() || author.userId() == bot.number());
    }

    private static Person person(@Nullable Author author) {
        return author == null ? Person.UNKNOWN : new Person(author.name(), author.firstName(), author.lastName());
    }

    /** Without the number of a message the platform takes no answer to a command. */
    private static @Nullable CommandCall call(Stimulus.CommandInvoked command) {
        return command.messageId() > 0 ? new CommandCall(command.commandId(), command.messageId()) : null;
    }

    private Input commanded(Stimulus.CommandInvoked command) {
        return new Input.Commanded(
                commandTopics
                        .find(command.bot(), command.commandId(), command.name())
                        .orElse(null),
                command.name(),
                command.parameters(),
                person(command.author()));
    }

    private Verdict turn(
            Task task, BotRef ref, DialogId dialog, @Nullable CommandCall call, long answered, Input input) {
        Optional<LiveBot> bot = bots.find(ref);
        if (bot.isEmpty()) {
            return DONE;
        }
        Instant now = clock.instant();
        return transactions.inTransaction(() -> {
            Conversation before = conversations.find(ref, dialog);
            Engine engine = engines.of(bot.get());
            Turn turn = engine.advance(before, input, now);
            conversations.save(ref, dialog, turn.conversation(), now);
            log.add(new TurnLog.Taken(ref, bot.get(), engine, dialog, before, input, turn, now));
            task.settle(envelopes(task, ref, dialog, call, answered, turn.effects(), now));
            return new Verdict.Settled();
        });
    }

    private static List<NewEnvelope> envelopes(
            Task task,
            BotRef bot,
            DialogId dialog,
            @Nullable CommandCall call,
            long answered,
            List<Effect> effects,
            Instant now) {
        List<NewEnvelope> envelopes = new ArrayList<>();
        for (Effect effect : effects) {
            envelopes.add(
                    PerformEffect.promise(task.envelope(), envelopes.size(), bot, dialog, call, answered, effect, now));
        }
        return envelopes;
    }
}
