package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import parley.bitrix24.wire.Batch;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestErrors;
import parley.bitrix24.wire.Trouble;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.PortalId;

/**
 * The one way to a portal's methods. Calls go at once while few are under way; what comes meanwhile waits and then travels
 * together, answers to people before everything else. So two requests a second carry up to a hundred replies. What the
 * portal cannot take within a short time fails as throttled, and nothing was done. Safe for use by many threads.
 */
final class Gate {
    private static final int MOST_UNDER_WAY = 4;
    /** Who waits longer than this does better to come back later. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Who waits this long in a dialog may have been paused, and have lost the right to what it asked for to another process,
     * which does it, too. Shorter than what is left of that right when it is asked for; see {@code Task.held}.
     */
    private static final Duration TOO_OLD = Duration.ofSeconds(7);

    private static final Duration TOO_OLD_BESIDES = Duration.ofSeconds(25);

    private static final Duration RETURN = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_RETRIES = 3;
    /** Long, and meant for all we call there; the other long pauses are for one method. */
    private static final String BLOCKED = "OVERLOAD_LIMIT";
    /** However short the pause is, it holds no other method (rest.md §6.2). */
    private static final String SPENT = "OPERATION_TIME_LIMIT";

    /** Whose token is used as a rule. */
    private static final Object PORTAL = new Object();

    private final Calls direct;
    private final Bucket bucket;
    private final Plans plans;
    private final FailedCalls failedCalls;
    private final Clock clock;
    private final ConcurrentMap<PortalId, Doorway> doorways = new ConcurrentHashMap<>();

    Gate(Calls direct, Bucket bucket, Plans plans, FailedCalls failedCalls, Clock clock) {
        this.direct = direct;
        this.bucket = bucket;
        this.plans = plans;
        this.failedCalls = failedCalls;
        this.clock = clock;
    }

    /** For what a person waits for in a dialog. */
    Calls live() {
        return (portal, method, parameters) -> pass(new Waiting(portal, method, parameters, true));
    }

    /**
     * For what a person waits for and somebody else's token is used.
     *
     * @param bearer whose token it is: what has the same travels together, and with nothing else
     */
    Calls as(Object bearer, Calls other) {
        return (portal, method, parameters) -> pass(new Waiting(portal, method, parameters, true, bearer, other));
    }

    /** For all the rest. */
    Calls background() {
        return (portal, method, parameters) -> pass(new Waiting(portal, method, parameters, false));
    }

    /** How many calls wait for their turn, to all portals. */
    int waiting() {
        return doorways.values().stream().mapToInt(Doorway::waiting).sum();
    }

    private Called pass(Waiting call) {
        boolean[] carries = {false};
        Doorway entered = doorways.compute(call.portal, (id, known) -> {
            Doorway doorway = known == null ? new Doorway(id) : known;
            carries[0] = doorway.enter(call);
            return doorway;
        });
        if (carries[0]) {
            entered.carry(call);
        }
        try {
            return call.answer.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(
                    "A call to portal " + call.portal + " could not be made", failed.getCause());
        }
    }

    /** One call on its way. */
    private final class Waiting {
        final PortalId portal;
        final String method;
        final Map<String, ?> parameters;
        final boolean live;
        final Object bearer;
        final Calls way;
        final Optional<Batch.Command> command;
        final Instant since = clock.instant();
        final CompletableFuture<Called> answer = new CompletableFuture<>();
        int retries;
        /** Whether it was in a batch that was refused as a whole. */
        boolean alone;

        Waiting(PortalId portal, String method, Map<String, ?> parameters, boolean live) {
            this(portal, method, parameters, live, PORTAL, direct);
        }

        Waiting(PortalId portal, String method, Map<String, ?> parameters, boolean live, Object bearer, Calls way) {
            this.portal = portal;
            this.method = method;
            this.parameters = parameters;
            this.live = live;
            this.bearer = bearer;
            this.way = way;
            this.command = Batch.command(method, parameters);
        }

        boolean canTravelWith(Waiting other) {
            return bearer.equals(other.bearer)
                    && command.isPresent()
                    && other.command.isPresent()
                    && !alone
                    && !other.alone;
        }

        boolean tooOld(Instant now) {
            return since.plus(live ? TOO_OLD : TOO_OLD_BESIDES).isBefore(now);
        }
    }

    /** The calls to one portal. Exists as long as some are under way. */
    private final class Doorway {
        private final PortalId portal;
        private final Deque<Waiting> live = new ArrayDeque<>();
        private final Deque<Waiting> background = new ArrayDeque<>();
        private final ReentrantLock turn = new ReentrantLock();
        private int carriers;

        Doorway(PortalId portal) {
            this.portal = portal;
        }

        /** Whether whoever brings it is to carry, too. */
        synchronized boolean enter(Waiting call) {
            (call.live ? live : background).addLast(call);
            boolean carries = carriers < MOST_UNDER_WAY;
            carriers += carries ? 1 : 0;
            return carries;
        }

        /** Until one's own call is answered, or nothing is left; what came meanwhile is carried by a thread that has the time. */
        void carry(Waiting own) {
            do {
                carryOnce();
                if (finished()) {
                    return;
                }
            } while (!own.answer.isDone());
            Thread.ofVirtual().name("gate").start(this::carryAll);
        }

        private void carryAll() {
            do {
                carryOnce();
            } while (!finished());
        }

        private void carryOnce() {
            List<Waiting> load = List.of();
            try {
                load = next();
                perform(load);
            } catch (RuntimeException | Error failure) {
                // Whoever waits must not wait for ever; the failure is theirs.
                List<Waiting> all = emptied();
                all.addAll(load);
                all.forEach(call -> call.answer.completeExceptionally(failure));
            }
        }

        /**
         * What travels with the next request that is allowed. One carrier after the other, so that none is allowed one that it
         * has nothing for: the bucket counts them all the same.
         */
        private List<Waiting> next() {
            turn.lock();
            try {
                sendBackTheOld();
                if (waiting() == 0 || !admitted()) {
                    return List.of();
                }
                sendBackTheOld();
                return load();
            } finally {
                turn.unlock();
            }
        }

        /** Before anything is asked of the bucket for them: otherwise a long queue of what is too old is all that moves. */
        private void sendBackTheOld() {
            Instant now = clock.instant();
            List<Waiting> old = new ArrayList<>();
            synchronized (this) {
                for (Deque<Waiting> queue : List.of(live, background)) {
                    queue.stream().filter(call -> call.tooOld(now)).forEach(old::add);
                    queue.removeAll(old);
                }
            }
            old.forEach(call -> call.answer.complete(new Called.Failed(new Throttled(RETURN))));
        }

        /** Waits for a request to be allowed; false when that takes too long and everybody was sent away. */
        private boolean admitted() {
            Duration wait = bucket.take(portal, plans.rate(portal));
            while (!wait.isZero()) {
                // Nothing but a block closes the bucket for longer than its own size.
                boolean blocked = wait.compareTo(LONGEST_WAIT) > 0;
                boolean learning = !blocked && plans.learn(portal);
                // What would wait for long may go soon, once it is known that the plan allows more.
                Duration rest = learning && wait.compareTo(RETURN) > 0 ? RETURN : wait;
                if (rest.compareTo(PATIENCE) > 0 || !pause(rest)) {
                    Called refusal = new Called.Failed(new Throttled(wait), blocked ? BLOCKED : "");
                    emptied().forEach(call -> call.answer.complete(refusal));
                    return false;
                }
                wait = bucket.take(portal, plans.rate(portal));
            }
            return true;
        }

        /** The oldest call, and those that can travel with it. A lane has one call at a time here, so none overtakes. */
        private synchronized List<Waiting> load() {
            List<Waiting> load = new ArrayList<>();
            for (Deque<Waiting> queue : List.of(live, background)) {
                for (Iterator<Waiting> calls = queue.iterator(); calls.hasNext() && load.size() < Batch.MOST_CALLS; ) {
                    Waiting next = calls.next();
                    if (load.isEmpty() || next.canTravelWith(load.getFirst())) {
                        load.add(next);
                        calls.remove();
                    }
                }
            }
            return load;
        }

        private void perform(List<Waiting> load) {
            if (load.size() == 1) {
                Waiting alone = load.getFirst();
                settle(alone, alone.way.call(portal, alone.method, alone.parameters));
            } else if (load.size() > 1) {
                together(load);
            }
        }

        private void together(List<Waiting> load) {
            List<Batch.Command> commands =
                    load.stream().map(call -> call.command.orElseThrow()).toList();
            Waiting first = load.getFirst();
            switch (first.way.call(portal, Batch.METHOD, Batch.parameters(commands))) {
                case Called.Answered answered -> {
                    List<Reply> replies = Batch.replies(answered.result(), load.size());
                    for (int i = 0; i < load.size(); i++) {
                        settle(load.get(i), called(load.get(i), replies.get(i)));
                    }
                }
                case Called.Failed failed
                when isWorthAskingEach(first, failed) ->
                    load.reversed().forEach(call -> {
                        call.alone = true;
                        again(call);
                    });
                case Called.Failed failed -> load.reversed().forEach(call -> settle(call, failed));
            }
        }

        /**
         * What was refused was not done, and perhaps because of one of them. Nobody promises that another than the application
         * may send a batch; and who only looks does no harm.
         */
        private static boolean isWorthAskingEach(Waiting first, Called.Failed failed) {
            boolean undone = failed.failure() instanceof Refused;
            boolean looking = first.bearer != PORTAL && !(failed.failure() instanceof Throttled);
            return (undone || looking) && !failed.code().equals(BotCalls.NO_TOKEN);
        }

        private Called called(Waiting call, Reply reply) {
            return switch (reply) {
                case Reply.Result result -> new Called.Answered(result.result());
                case Reply.Denied denied
                when RestErrors.classify(denied) instanceof Trouble.Final last ->
                    new Called.Failed(last.failure(), denied.reason(), denied.description());
                // What concerns tokens, the portal's standing and the method's budget is dealt with where these are.
                case Reply.Denied _ -> call.way.call(portal, call.method, call.parameters);
                case Reply.NoAnswer none -> new Called.Failed(new Unreachable(none.fate()));
                // Nothing but an object or an error is read out of a batch.
                case Reply.Unreadable _, Reply.Moved _ -> new Called.Failed(new Unreachable(Fate.UNKNOWN));
            };
        }

        /** Gives the answer to who waits for it; a short refusal is waited for, since nothing was done. */
        private void settle(Waiting call, Called called) {
            if (called instanceof Called.Failed failed && failed.failure() instanceof Throttled throttled) {
                boolean brief = throttled.pause().compareTo(PATIENCE) < 0
                        && !failed.code().equals(SPENT);
                if (brief || failed.code().equals(BLOCKED)) {
                    bucket.close(portal, plans.rate(portal), throttled.pause());
                }
                if (brief && call.retries++ < MOST_RETRIES) {
                    again(call);
                    return;
                }
            }
            if (called instanceof Called.Failed failed) {
                failedCalls.note(portal, call.method, call.parameters, failed.failure());
            }
            call.answer.complete(called);
        }

        private synchronized void again(Waiting call) {
            (call.live ? live : background).addFirst(call);
        }

        synchronized int waiting() {
            return live.size() + background.size();
        }

        private synchronized List<Waiting> emptied() {
            List<Waiting> all = new ArrayList<>(live);
            all.addAll(background);
            live.clear();
            background.clear();
            return all;
        }

        private boolean finished() {
            boolean[] finished = {false};
            doorways.computeIfPresent(portal, (_, doorway) -> {
                synchronized (this) {
                    finished[0] = live.isEmpty() && background.isEmpty();
                    carriers -= finished[0] ? 1 : 0;
                    return carriers == 0 ? null : doorway;
                }
            });
            return finished[0];
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
