package parley.health;

import static parley.health.Finding.Remedy.ANSWER_THE_BOT;
import static parley.health.Finding.Remedy.BIND_AGAIN;
import static parley.health.Finding.Remedy.CHECK_LATER;
import static parley.health.Finding.Remedy.CONNECT_AGAIN;
import static parley.health.Finding.Remedy.NONE;
import static parley.health.Finding.Remedy.OPEN_FROM_MENU;
import static parley.health.Finding.Remedy.PAY;
import static parley.health.Finding.Remedy.REGISTER_AGAIN;
import static parley.health.Finding.Remedy.RETRY;
import static parley.health.Finding.Remedy.SET_THE_CLOCK;
import static parley.health.Finding.Remedy.TEST;
import static parley.health.Finding.Remedy.UPDATE_APPLICATION;
import static parley.health.Finding.State.BAD;
import static parley.health.Finding.State.CHECKING;
import static parley.health.Finding.State.GOOD;
import static parley.health.Finding.State.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import parley.authoring.Bot;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.health.Finding.Reason;
import parley.health.Finding.Remedy;
import parley.health.Finding.State;
import parley.health.Said.Silence;
import parley.health.Trial.Way;
import parley.portals.Portal.Standing;

/** Draws the findings from the facts. Nothing else goes in. */
final class Judge {
    static final Duration QUIET = Duration.ofDays(3);
    static final Duration FRESHLY_INSTALLED = Duration.ofMinutes(10);
    static final Duration ON_ITS_WAY = Duration.ofMinutes(1);
    static final Duration LONG_WAIT = Duration.ofMinutes(5);
    static final Duration IN_STEP = Duration.ofMinutes(1);
    private static final Duration LONGEST_TEST = Duration.ofMinutes(2);

    private final KnownFacts known;

    Judge(KnownFacts known) {
        this.known = known;
    }

    /** Everything, in the order of the checks. */
    List<Finding> all(PortalFacts told) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : Check.values()) {
            findings.addAll(of(check, told));
        }
        return findings;
    }

    /** Everything that needs nobody's word; the rest is being asked for. */
    List<Finding> known() {
        List<Finding> findings = new ArrayList<>();
        for (Check check : Check.values()) {
            if (check == Check.BOT) {
                known.bots().forEach(bot -> findings.add(asking(check).of(bot.id())));
            } else {
                findings.add(check.asksPortal() ? asking(check) : ofOurs(check));
            }
        }
        return findings;
    }

    private static Finding asking(Check check) {
        return new Finding(check, CHECKING, Reason.ASKING, NONE);
    }

    private List<Finding> of(Check check, PortalFacts told) {
        return switch (check) {
            case INSTALLATION -> List.of(judged(check, told.installationFinished(), Judge::installation));
            case PERMISSIONS -> List.of(judged(check, told.missingPermissions(), Judge::permissions));
            case ACCESS -> List.of(judged(check, told.administrator(), Judge::access));
            case BINDINGS -> List.of(judged(check, told.missingBindings(), Judge::bindings));
            case CLOCK -> List.of(judged(check, told.clockAhead(), Judge::clock));
            case BOT ->
                known.bots().stream()
                        .map(bot -> bot(bot, told.bots()).of(bot.id()))
                        .toList();
            case ARRIVALS, LOOP, QUEUE, ASIDE -> List.of(ofOurs(check));
        };
    }

    private Finding ofOurs(Check check) {
        return switch (check) {
            case ARRIVALS -> arrivals();
            case LOOP -> loop();
            case QUEUE -> queue();
            case ASIDE -> aside();
            case INSTALLATION, PERMISSIONS, ACCESS, BINDINGS, CLOCK, BOT -> asking(check);
        };
    }

    private <T> Finding judged(Check check, Said<T> said, Function<T, Finding> judgement) {
        return switch (said) {
            case Said.Told<T>(T value) -> judgement.apply(value);
            case Said.NotTold<T>(Silence why) -> silent(check, why);
        };
    }

    /** One line is red for a portal that tells nothing: the one that says whether it lets us in. */
    private Finding silent(Check check, Silence why) {
        boolean suspended = known.portal().standing() == Standing.SUSPENDED && why == Silence.ACCESS_LOST;
        Reason reason = suspended ? Reason.SUSPENDED : reason(why);
        return check == Check.ACCESS && why != Silence.BUSY
                ? new Finding(check, BAD, reason, suspended ? PAY : remedy(why))
                : new Finding(check, WAITING, reason, NONE);
    }

    private static Reason reason(Silence why) {
        return switch (why) {
            case ACCESS_LOST -> Reason.ACCESS_LOST;
            case GONE -> Reason.PORTAL_GONE;
            case BUSY -> Reason.PORTAL_BUSY;
            case REFUSED -> Reason.PORTAL_REFUSED;
            case UNREACHABLE -> Reason.PORTAL_UNREACHABLE;
            case SLOW -> Reason.PORTAL_SLOW;
        };
    }

    private static Remedy remedy(Silence why) {
        return switch (why) {
            case ACCESS_LOST, REFUSED -> CONNECT_AGAIN;
            case GONE -> OPEN_FROM_MENU;
            case BUSY, UNREACHABLE, SLOW -> CHECK_LATER;
        };
    }

    private static Finding installation(boolean finished) {
        return finished
                ? new Finding(Check.INSTALLATION, GOOD, Reason.FINISHED, NONE)
                : new Finding(Check.INSTALLATION, BAD, Reason.NOT_FINISHED, OPEN_FROM_MENU);
    }

    private static Finding permissions(List<String> missing) {
        return missing.isEmpty()
                ? new Finding(Check.PERMISSIONS, GOOD, Reason.GRANTED, NONE)
                : new Finding(
                        Check.PERMISSIONS, BAD, Reason.NOT_GRANTED, UPDATE_APPLICATION, String.join(", ", missing));
    }

    private static Finding access(boolean administrator) {
        return administrator
                ? new Finding(Check.ACCESS, GOOD, Reason.ACCEPTED, NONE)
                : new Finding(Check.ACCESS, BAD, Reason.NOT_ADMINISTRATOR, CONNECT_AGAIN);
    }

    private static Finding bindings(int missing) {
        return missing == 0
                ? new Finding(Check.BINDINGS, GOOD, Reason.BOUND, NONE)
                : new Finding(Check.BINDINGS, BAD, Reason.NOT_BOUND, BIND_AGAIN, missing);
    }

    private static Finding clock(Duration ahead) {
        return ahead.abs().compareTo(IN_STEP) <= 0
                ? new Finding(Check.CLOCK, GOOD, Reason.IN_STEP, NONE)
                : new Finding(
                        Check.CLOCK,
                        BAD,
                        Reason.OUT_OF_STEP,
                        SET_THE_CLOCK,
                        ahead.abs().plusSeconds(59).toMinutes());
    }

    private Finding bot(Bot bot, Said<Set<Long>> there) {
        return switch (bot.registration()) {
            case Registration.NotRegistered() -> bad(Reason.NOT_REGISTERED);
            case Registration.Trouble(var _, Problem.Kind kind) when kind == Problem.Kind.GONE_FROM_PORTAL -> gone();
            case Registration.Trouble(var _, Problem.Kind kind) ->
                new Finding(Check.BOT, BAD, Reason.REGISTRATION_FAILED, REGISTER_AGAIN, kind);
            case Registration.Registered registered ->
                judged(
                        Check.BOT,
                        there,
                        numbers -> numbers.contains(registered.number()) ? there(registered.number()) : gone());
        };
    }

    private Finding there(long number) {
        Instant last = known.lastArrivals().get(number);
        Reason reason = last == null ? Reason.REGISTERED : Reason.AT_WORK;
        return new Finding(Check.BOT, GOOD, reason, NONE).at(last);
    }

    private static Finding gone() {
        return bad(Reason.GONE_FROM_PORTAL);
    }

    private static Finding bad(Reason reason) {
        return new Finding(Check.BOT, BAD, reason, REGISTER_AGAIN);
    }

    private Finding arrivals() {
        Instant last = known.lastArrival().orElse(null);
        boolean testPending = known.trial()
                .filter(trial -> trial.event() == Way.DONE)
                .filter(trial -> last == null || last.isBefore(trial.at()))
                .isPresent();
        if (testPending) {
            boolean lost = known.trial().orElseThrow().at().isBefore(known.now().minus(ON_ITS_WAY));
            return lost
                    ? arrivals(BAD, Reason.TEST_LOST, TEST).at(last)
                    : arrivals(CHECKING, Reason.TEST_ON_ITS_WAY, NONE).at(last);
        } else if (last == null) {
            boolean fresh = known.portal().installedAt().isAfter(known.now().minus(FRESHLY_INSTALLED));
            return fresh ? arrivals(WAITING, Reason.NOT_HEARD_YET, TEST) : arrivals(BAD, Reason.NEVER_HEARD, TEST);
        }
        Duration silence = Duration.between(last, known.now());
        return silence.compareTo(QUIET) < 0
                ? arrivals(GOOD, Reason.HEARD, NONE).at(last)
                : arrivals(WAITING, Reason.SILENT, TEST, silence.toDays()).at(last);
    }

    private static Finding arrivals(State state, Reason reason, Remedy remedy, Object... details) {
        return new Finding(Check.ARRIVALS, state, reason, remedy, details);
    }

    private Finding loop() {
        return known.trial().map(this::loop).orElseGet(() -> loop(WAITING, Reason.NOT_TESTED, TEST));
    }

    private Finding loop(Trial trial) {
        if (trial.answeredAt() != null) {
            return loop(GOOD, Reason.PROVEN, TEST).at(trial.answeredAt());
        } else if (trial.underWay() && trial.at().plus(LONGEST_TEST).isAfter(known.now())) {
            return loop(CHECKING, Reason.TESTING, NONE).at(trial.at());
        } else if (trial.message() == Way.DONE) {
            return name(trial)
                    .map(name -> loop(WAITING, Reason.ANSWER_AWAITED, ANSWER_THE_BOT, name)
                            .at(trial.at()))
                    // The bot that asked is gone.
                    .orElseGet(() -> loop(WAITING, Reason.NOT_TESTED, TEST));
        } else if (trial.message() == Way.FAILED || trial.underWay() || !trial.wentOut()) {
            return loop(BAD, Reason.WAY_OUT_FAILED, TEST).at(trial.at());
        } else {
            return known.lastArrival()
                    .map(last -> loop(GOOD, Reason.BOTH_HALVES, TEST).at(last))
                    .orElseGet(() -> loop(WAITING, Reason.WAY_OUT_ONLY, TEST).at(trial.at()));
        }
    }

    private Optional<String> name(Trial trial) {
        return known.bots().stream()
                .filter(bot -> trial.bot() != null
                        && trial.bot().equals(bot.registration().number()))
                .map(bot -> bot.profile().fullName())
                .findFirst();
    }

    private static Finding loop(State state, Reason reason, Remedy remedy, Object... details) {
        return new Finding(Check.LOOP, state, reason, remedy, details);
    }

    private Finding queue() {
        Backlog.Depth depth = known.backlog();
        if (depth.waiting() == 0) {
            return new Finding(Check.QUEUE, GOOD, Reason.NO_QUEUE, NONE);
        }
        return depth.oldest().compareTo(LONG_WAIT) < 0
                ? new Finding(Check.QUEUE, GOOD, Reason.SHORT_QUEUE, NONE, depth.waiting())
                : new Finding(
                        Check.QUEUE,
                        BAD,
                        Reason.LONG_QUEUE,
                        CHECK_LATER,
                        depth.waiting(),
                        depth.oldest().toMinutes());
    }

    private Finding aside() {
        long aside = known.backlog().aside();
        return aside == 0
                ? new Finding(Check.ASIDE, GOOD, Reason.NOTHING_ASIDE, NONE)
                : new Finding(Check.ASIDE, BAD, Reason.PUT_ASIDE, RETRY, aside);
    }
}
