package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import parley.bitrix24.wire.WildJson;
import parley.health.PortalSide;
import parley.health.Said;
import parley.health.Said.NotTold;
import parley.health.Said.Silence;
import parley.health.Said.Told;
import parley.portals.PortalFailure;
import parley.portals.PortalId;

/** Asks a portal about itself by the methods that need no permission (rest.md §7), and about its bots. */
public final class PortalQuestions implements PortalSide {
    private final Calls calls;
    private final ApplicationCard card;
    private final EventBindings bindings;
    private final Clock clock;

    PortalQuestions(Calls calls, ApplicationCard card, EventBindings bindings, Clock clock) {
        this.calls = calls;
        this.card = card;
        this.bindings = bindings;
        this.clock = clock;
    }

    /** The portal's own word, good enough to show (install-and-auth.md §7.3). */
    @Override
    public Said<Boolean> installationFinished(PortalId portal) {
        return ask(portal, "app.info", info -> Optional.of(info.yes("INSTALLED")));
    }

    @Override
    public Said<List<String>> missingPermissions(PortalId portal) {
        return ask(portal, "scope", granted -> {
            Set<String> names = new HashSet<>();
            granted.items().forEach(name -> name.text().ifPresent(names::add));
            return Optional.of(card.scopes().stream()
                    .filter(scope -> !names.contains(scope))
                    .toList());
        });
    }

    @Override
    public Said<Boolean> administrator(PortalId portal) {
        return ask(portal, "profile", profile -> Optional.of(profile.yes("ADMIN")));
    }

    @Override
    public Said<Integer> missingBindings(PortalId portal) {
        return ask(
                portal,
                "event.get",
                known -> Optional.of(bindings.missing(known).size()));
    }

    @Override
    public Said<Set<Long>> bots(PortalId portal) {
        return ask(portal, "imbot.bot.list", list -> {
            Set<Long> numbers = new HashSet<>();
            list.items().forEach(bot -> bot.number("ID").ifPresent(numbers::add));
            return Optional.of(numbers);
        });
    }

    /** Half of the way there and back is taken for the way there. */
    @Override
    public Said<Duration> clockAhead(PortalId portal) {
        Instant before = clock.instant();
        return ask(portal, "server.time", time -> {
            Duration way = Duration.between(before, clock.instant()).dividedBy(2);
            return time.moment().map(theirs -> Duration.between(before.plus(way), theirs));
        });
    }

    @Override
    public Said<Boolean> bindAgain(PortalId portal) {
        return bindings.ensure((method, parameters) -> calls.call(portal, method, parameters))
                .<Said<Boolean>>map(failed -> new NotTold<>(silence(failed.failure())))
                .orElseGet(() -> new Told<>(true));
    }

    private <T> Said<T> ask(PortalId portal, String method, Function<WildJson, Optional<T>> reader) {
        return switch (calls.call(portal, method, Map.of())) {
            case Called.Failed failed -> new NotTold<>(silence(failed.failure()));
            case Called.Answered answered ->
                reader.apply(answered.result())
                        .<Said<T>>map(Told::new)
                        .orElseGet(() -> new NotTold<>(Silence.UNREACHABLE));
        };
    }

    private static Silence silence(PortalFailure failure) {
        return switch (failure) {
            case PortalFailure.Throttled throttled -> Silence.BUSY;
            case PortalFailure.AccessLost lost -> Silence.ACCESS_LOST;
            case PortalFailure.PortalGone gone -> Silence.GONE;
            case PortalFailure.Refused refused -> Silence.REFUSED;
            case PortalFailure.Unreachable unreachable -> Silence.UNREACHABLE;
        };
    }
}
