package parley;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import parley.bitrix24.Border;
import parley.bitrix24.EventReader.Reading;
import parley.bitrix24.Kinds;
import parley.bitrix24.Pace;
import parley.health.ConfirmAnswer;
import parley.inbox.Handler;
import parley.insight.KeepTurn;
import parley.outside.AuthorsSystems;
import parley.portals.PortalId;
import parley.running.Doubts;
import parley.running.Happening;
import parley.running.Outlets;
import parley.running.PerformEffect;
import parley.running.Stimulus;
import parley.running.TakeTurn;
import parley.running.Tidings;

/** What is done with each kind of envelope. */
final class RunningWiring {
    private final Settings settings;
    private final StorageWiring storage;
    private final Border border;
    private final Pace pace;
    private final AuthoringWiring authoring;
    private final Doubts doubts;
    private final Clock clock;

    RunningWiring(
            Settings settings,
            StorageWiring storage,
            Border border,
            Pace pace,
            AuthoringWiring authoring,
            Doubts doubts,
            Clock clock) {
        this.settings = settings;
        this.storage = storage;
        this.border = border;
        this.pace = pace;
        this.authoring = authoring;
        this.doubts = doubts;
        this.clock = clock;
    }

    Map<String, Handler> handlers() {
        TakeTurn takeTurn = takeTurn();
        return Map.of(
                Kinds.STIMULUS,
                stimulus(takeTurn),
                Happening.KIND,
                task -> takeTurn.take(Happening.read(task.envelope().payload()), task),
                Tidings.KIND,
                task -> takeTurn.take(Tidings.read(task.envelope().payload()), task),
                PerformEffect.KIND,
                new PerformEffect(outlets(), storage.running, doubts, clock),
                Kinds.CONVERGENCE,
                this::converge,
                Kinds.LIFECYCLE,
                border.lifecycle(),
                Kinds.ERASURE,
                border.lifecycle(),
                Kinds.UNKNOWN,
                border.unknownEvents());
    }

    private TakeTurn takeTurn() {
        return new TakeTurn(
                storage.liveBots,
                storage.commandTopics,
                authoring.reconcile::converge,
                border.departments(),
                new KeepTurn(storage.transcripts),
                storage.running,
                clock);
    }

    /** An answer that a trial waits for is no turn. */
    private Handler stimulus(TakeTurn takeTurn) {
        ConfirmAnswer confirmAnswer = new ConfirmAnswer(storage.trials, storage.database, clock);
        return task -> switch (border.eventReader().read(task.envelope())) {
            case Reading.Heard(Stimulus stimulus) -> {
                border.foresight().expectCall(stimulus.bot().portal());
                yield confirmAnswer.take(stimulus, task).orElseGet(() -> takeTurn.take(stimulus, task));
            }
            case Reading.Senseless senseless -> new Handler.Verdict.Hopeless(senseless.reason());
        };
    }

    private Outlets outlets() {
        return new Outlets(
                border.messenger(),
                border.messenger(),
                border.history(),
                border.channels(),
                border.office(),
                new AuthorsSystems(settings.allowHttp()),
                pace.atWork());
    }

    /** Not as an installation: the event comes late, and who removed a bot meanwhile is not overruled. */
    private Handler.Verdict converge(Handler.Task task) {
        authoring.reconcile.converge(new PortalId(new String(task.envelope().payload(), StandardCharsets.UTF_8)));
        return new Handler.Verdict.Done();
    }
}
