package parley.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.authoring.CommandStanding.Asked;
import parley.authoring.CommandStanding.NotRegistered;
import parley.authoring.CommandStanding.Registered;
import parley.authoring.Problem.Kind;

/**
 * Makes the portal know the commands of a bot as they are here: registers, updates, removes. May be repeated and may be cut
 * off anywhere; what is in place costs no call.
 *
 * <p>The portal cannot list commands, tells a command's number once, and does not say what a second registration of the same
 * name does. So each wish is noted before its call. A registration whose outcome nobody knows is repeated with the name it had
 * and then followed by an update: right when the portal answers the second one with the first one's number, and when the first
 * never arrived. Should a portal make two commands of it, the first is lost until its bot goes.
 */
public final class ConvergeCommands {
    /** Asked, found with the wrong reach, removed, registered anew, and found gone once more. */
    private static final int MOST_STEPS = 6;

    /** What would befall the next call just the same, and leaves open whether this one was carried out. */
    private static final Set<Kind> OUTAGES = EnumSet.of(
            Kind.PORTAL_UNREACHABLE,
            Kind.PORTAL_FAILED,
            Kind.PORTAL_BUSY,
            Kind.PORTAL_RESTS,
            Kind.PORTAL_BLOCKED,
            Kind.PORTAL_CLOSED,
            Kind.PORTAL_MOVED,
            Kind.PORTAL_GONE,
            Kind.ACCESS_LOST,
            Kind.AUTHORIZATION_UNREACHABLE,
            Kind.AUTHORIZATION_REFUSED,
            Kind.INSTALLATION_UNCLEAR,
            Kind.CLOCKS_DISAGREE,
            Kind.CONFIRMATION_AWAITED,
            Kind.UNPAID,
            Kind.PLAN_WITHOUT_ACCESS);

    private final Commands commands;
    private final CommandPlatform platform;

    /** One pass per bot at a time: two side by side would register a command twice. */
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(64).toList();

    public ConvergeCommands(Commands commands, CommandPlatform platform) {
        this.commands = commands;
        this.platform = platform;
    }

    /**
     * Does what can be done now. Calls over the network: never inside a transaction.
     *
     * @return what is wrong with the commands that are not as they are wanted; commands of a bot the portal does not know wait
     *     for it without complaint
     */
    public Map<CommandId, Problem> converge(Bot bot) {
        Lock turn = turns.get(Math.floorMod(bot.id().hashCode(), turns.size()));
        turn.lock();
        try {
            Long number = bot.registration().number();
            return number == null ? waitForBot(bot) : new Pass(bot, number).walk();
        } finally {
            turn.unlock();
        }
    }

    /**
     * What the portal knew of the bot's commands counts no more, because the bot was removed there or the application was
     * installed anew: all are to be registered again. Should some have survived, that finds them.
     */
    public void forget(Bot bot) {
        Commands.OfBot own = commands.of(bot.portal(), bot.id());
        for (Command command : own.all()) {
            if (command.standing() instanceof Registered(long under, long _, boolean everywhere, String _)) {
                own.note(command.id(), new Asked(under, command.terms().name(), everywhere), null);
            }
        }
    }

    private Map<CommandId, Problem> waitForBot(Bot bot) {
        Commands.OfBot own = commands.of(bot.portal(), bot.id());
        own.all().stream().filter(command -> !command.wanted()).forEach(command -> own.remove(command.id()));
        return Map.of();
    }

    /** One walk over the commands of one bot, with the number the portal knows it by. */
    private final class Pass {
        private final Bot bot;
        private final long number;
        private final Commands.OfBot own;
        private final Map<CommandId, Problem> problems = new HashMap<>();
        private @Nullable Problem outage;

        Pass(Bot bot, long number) {
            this.bot = bot;
            this.number = number;
            this.own = commands.of(bot.portal(), bot.id());
        }

        /** Those to be removed first, for their names may be wanted by others. */
        Map<CommandId, Problem> walk() {
            List<Command> all = new ArrayList<>(own.all());
            all.sort(Comparator.comparing(Command::wanted));
            all.forEach(this::bring);
            return Map.copyOf(problems);
        }

        private void bring(Command command) {
            CommandStanding standing = underThisBot(command.standing());
            for (int step = 0; step < MOST_STEPS && !isInPlace(command, standing); step++) {
                Answer<CommandStanding> answer =
                        outage == null ? next(command, standing) : new Answer.Declined<>(outage);
                switch (answer) {
                    case Answer.Given<CommandStanding>(CommandStanding given) -> {
                        standing = given;
                        own.note(command.id(), standing, null);
                    }
                    case Answer.Declined<CommandStanding>(Problem problem) -> {
                        complain(command, problem);
                        return;
                    }
                }
            }
            settle(command);
        }

        private CommandStanding underThisBot(CommandStanding standing) {
            boolean other = switch (standing) {
                case NotRegistered _ -> false;
                case Asked asked -> asked.bot() != number;
                case Registered registered -> registered.bot() != number;
            };
            return other ? new NotRegistered() : standing;
        }

        private boolean isInPlace(Command command, CommandStanding standing) {
            return switch (standing) {
                case NotRegistered _ -> !command.wanted();
                case Asked _ -> false;
                case Registered registered ->
                    command.wanted()
                            && registered.everywhere() == command.terms().everywhere()
                            && registered.fingerprint().equals(fingerprint(command.terms()));
            };
        }

        private Answer<CommandStanding> next(Command command, CommandStanding standing) {
            CommandTerms terms = command.terms();
            return switch (standing) {
                case NotRegistered _ ->
                    ask(command, new Asked(number, terms.name(), terms.everywhere()), fingerprint(terms));
                case Asked asked -> ask(command, asked, "");
                case Registered registered
                when !command.wanted() || registered.everywhere() != terms.everywhere() -> remove(command, registered);
                case Registered registered -> update(command, registered);
            };
        }

        private Answer<CommandStanding> ask(Command command, Asked asked, String fingerprint) {
            own.note(command.id(), asked, null);
            CommandTerms terms = command.terms().as(asked.name(), asked.everywhere());
            return switch (platform.registerCommand(bot.portal(), number, terms)) {
                case Answer.Given<Long>(Long given) ->
                    new Answer.Given<>(new Registered(number, given, asked.everywhere(), fingerprint));
                case Answer.Declined<Long>(Problem problem) -> {
                    if (!OUTAGES.contains(problem.kind())) {
                        own.note(command.id(), new NotRegistered(), null);
                    }
                    yield new Answer.Declined<>(problem);
                }
            };
        }

        private Answer<CommandStanding> update(Command command, Registered registered) {
            own.note(command.id(), registered.accepting(""), null);
            return switch (platform.updateCommand(bot.portal(), registered.number(), command.terms())) {
                case Answer.Given<Done> _ -> new Answer.Given<>(registered.accepting(fingerprint(command.terms())));
                case Answer.Declined<Done>(Problem problem) ->
                    problem.kind() == Kind.COMMAND_GONE || problem.kind() == Kind.GONE_FROM_PORTAL
                            ? new Answer.Given<>(new NotRegistered())
                            : new Answer.Declined<>(problem);
            };
        }

        private Answer<CommandStanding> remove(Command command, Registered registered) {
            own.note(command.id(), registered.accepting(""), null);
            return switch (platform.removeCommand(bot.portal(), registered.number())) {
                case Answer.Given<Done> _ -> new Answer.Given<>(new NotRegistered());
                case Answer.Declined<Done>(Problem problem) -> new Answer.Declined<>(problem);
            };
        }

        /** A registration nobody wants any more and the portal refuses to repeat is none. */
        private void complain(Command command, Problem problem) {
            if (OUTAGES.contains(problem.kind())) {
                outage = problem;
            }
            Command now = own.find(command.id()).orElse(command);
            if (!now.wanted() && now.standing() instanceof NotRegistered) {
                own.remove(command.id());
            } else {
                own.note(command.id(), now.standing(), problem.kind());
                problems.put(command.id(), problem);
            }
        }

        private void settle(Command command) {
            if (!command.wanted()) {
                own.remove(command.id());
            } else if (command.trouble() != null) {
                own.find(command.id()).ifPresent(now -> own.note(command.id(), now.standing(), null));
            }
        }
    }

    private String fingerprint(CommandTerms terms) {
        String told = String.join(
                "\n",
                terms.name(),
                Boolean.toString(terms.hidden()),
                Boolean.toString(terms.extranet()),
                CommandTitles.write(terms.titles()),
                platform.address());
        return Fingerprint.digest(told);
    }
}
