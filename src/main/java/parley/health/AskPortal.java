package parley.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import parley.health.Said.NotTold;
import parley.health.Said.Silence;
import parley.portals.PortalId;

/**
 * Asks a portal everything at once and waits for no answer longer than its patience. A call that takes longer is left to end
 * by itself, because to break it off could lose tokens that are just being renewed; until then nobody starts another one, so
 * a portal that hangs cannot gather calls.
 */
final class AskPortal {
    private final PortalSide side;
    private final Executor threads;
    private final Duration patience;
    private final Map<Question, CompletableFuture<?>> asked = new ConcurrentHashMap<>();

    AskPortal(PortalSide side, Executor threads, Duration patience) {
        this.side = side;
        this.threads = threads;
        this.patience = patience;
    }

    PortalFacts everything(PortalId portal) {
        CompletableFuture<Said<Boolean>> finished = ask(portal, Check.INSTALLATION, PortalSide::installationFinished);
        var permissions = ask(portal, Check.PERMISSIONS, PortalSide::missingPermissions);
        var administrator = ask(portal, Check.ACCESS, PortalSide::administrator);
        var bindings = ask(portal, Check.BINDINGS, PortalSide::missingBindings);
        var bots = ask(portal, Check.BOT, PortalSide::bots);
        var clock = ask(portal, Check.CLOCK, PortalSide::clockAhead);
        return new PortalFacts(
                finished.join(), permissions.join(), administrator.join(), bindings.join(), bots.join(), clock.join());
    }

    /** Only what this check needs; the rest is not told. */
    PortalFacts about(PortalId portal, Check check) {
        return new PortalFacts(
                answer(portal, check, Check.INSTALLATION, PortalSide::installationFinished),
                answer(portal, check, Check.PERMISSIONS, PortalSide::missingPermissions),
                answer(portal, check, Check.ACCESS, PortalSide::administrator),
                answer(portal, check, Check.BINDINGS, PortalSide::missingBindings),
                answer(portal, check, Check.BOT, PortalSide::bots),
                answer(portal, check, Check.CLOCK, PortalSide::clockAhead));
    }

    /** One call for a purpose of its own, under the same patience. */
    <T> Said<T> once(PortalId portal, Function<PortalId, Said<T>> call) {
        return inTime(CompletableFuture.supplyAsync(() -> call.apply(portal), threads))
                .join();
    }

    private <T> Said<T> answer(
            PortalId portal, Check wanted, Check check, BiFunction<PortalSide, PortalId, Said<T>> question) {
        return wanted == check ? ask(portal, check, question).join() : new NotTold<>(Silence.SLOW);
    }

    @SuppressWarnings("unchecked")
    private <T> CompletableFuture<Said<T>> ask(
            PortalId portal, Check check, BiFunction<PortalSide, PortalId, Said<T>> question) {
        Question key = new Question(portal, check);
        CompletableFuture<Said<T>> mine = new CompletableFuture<>();
        // One question always has answers of one type.
        CompletableFuture<Said<T>> others = (CompletableFuture<Said<T>>) asked.putIfAbsent(key, mine);
        if (others != null) {
            return inTime(others);
        }
        threads.execute(() -> {
            Said<T> said = new NotTold<>(Silence.UNREACHABLE);
            try {
                said = question.apply(side, portal);
            } finally {
                // Also after a mistake of ours: whoever waits must not wait for ever.
                asked.remove(key, mine);
                mine.complete(said);
            }
        });
        return inTime(mine);
    }

    private <T> CompletableFuture<Said<T>> inTime(CompletableFuture<Said<T>> answer) {
        return answer.copy().completeOnTimeout(new NotTold<>(Silence.SLOW), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Question(PortalId portal, Check check) {}
}
