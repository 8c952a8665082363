package parley;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import parley.bitrix24.Border;
import parley.health.Checkup;
import parley.health.RunTrial;
import parley.health.SettleAside;
import parley.inbox.Inbox;
import parley.insight.AnswerQuestion;
import parley.insight.ErasePerson;
import parley.insight.SetRetention;
import parley.insight.TellAskers;
import parley.web.CommandServices;
import parley.web.EditorServices;
import parley.web.InsightServices;
import parley.web.Services;
import parley.web.Sessions;
import parley.web.Web;
import parley.web.WebSettings;

/** The pages, and what they need of the other rooms. */
final class WebWiring {
    private final Settings settings;
    private final StorageWiring storage;
    private final Border border;
    private final AuthoringWiring authoring;
    private final Executor threads;
    private final Clock clock;

    WebWiring(
            Settings settings,
            StorageWiring storage,
            Border border,
            AuthoringWiring authoring,
            Executor threads,
            Clock clock) {
        this.settings = settings;
        this.storage = storage;
        this.border = border;
        this.authoring = authoring;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * @param inbox what pages promise goes through it
     * @param wake makes what waits be looked at now
     * @param ready whether requests can be served
     */
    Web web(Inbox inbox, Runnable wake, BooleanSupplier ready) {
        return new Web(
                new WebSettings(settings.bind(), settings.port(), settings.browserLibrary(), settings.allowHttp()),
                new Services(
                        border.entrance(),
                        border.eventGate(),
                        border.outsideLogin(),
                        storage.portals,
                        authoring.desks,
                        storage.photos,
                        border.bots(),
                        authoring.saveBot,
                        authoring.steerBot,
                        authoring.deleteBot,
                        storage.people,
                        storage.editors,
                        border.employees(),
                        border.features(),
                        authoring.grantRight,
                        storage.changes,
                        authoring.reconcile,
                        commands(),
                        insight(inbox),
                        editor(),
                        checkup(wake),
                        new SettleAside(storage.backlog, storage.bots, authoring.recordChange, wake, clock),
                        runTrial(),
                        storage.mishaps,
                        new Sessions(Keys.derive(settings.secret(), "sessions"), clock),
                        clock,
                        ready));
    }

    private CommandServices commands() {
        return new CommandServices(
                storage.commands, authoring.saveCommand, authoring.deleteCommand, authoring.convergeCommands);
    }

    private InsightServices insight(Inbox inbox) {
        return new InsightServices(
                storage.transcripts,
                new SetRetention(storage.transcripts, authoring.recordChange),
                storage.questions,
                new AnswerQuestion(storage.questions, authoring.editScenario, clock),
                new TellAskers(storage.questions, border.channels(), inbox, storage.receipts, clock),
                storage.numbers,
                storage.erasures,
                new ErasePerson(storage.erasures, storage.people, authoring.recordChange, clock));
    }

    private EditorServices editor() {
        return new EditorServices(
                authoring.editScenario,
                authoring.publish,
                storage.savedTests,
                authoring.replayMessages,
                authoring.noticeColleagues);
    }

    private Checkup checkup(Runnable wake) {
        return new Checkup(
                storage.portals,
                storage.bots,
                storage.arrivals,
                storage.backlog,
                storage.trials,
                border.portalQuestions(),
                authoring.steerBot,
                wake,
                threads,
                Checkup.PATIENCE,
                clock);
    }

    private RunTrial runTrial() {
        return new RunTrial(storage.bots, storage.trials, border.portalSignals(), border.messenger(), threads, clock);
    }
}
