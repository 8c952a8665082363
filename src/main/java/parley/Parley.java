package parley;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.authoring.BeginScenario;
import parley.authoring.ConvergeCommands;
import parley.authoring.DeleteBot;
import parley.authoring.DeleteCommand;
import parley.authoring.Desks;
import parley.authoring.EditScenario;
import parley.authoring.GrantRight;
import parley.authoring.NoticeColleagues;
import parley.authoring.Publish;
import parley.authoring.Reconcile;
import parley.authoring.RecordChange;
import parley.authoring.ReplayMessages;
import parley.authoring.SaveBot;
import parley.authoring.SaveCommand;
import parley.authoring.SteerBot;
import parley.bitrix24.ApplicationCard;
import parley.bitrix24.Border;
import parley.bitrix24.BucketInMemory;
import parley.bitrix24.Connection;
import parley.bitrix24.EventReader.Reading;
import parley.bitrix24.Kinds;
import parley.bitrix24.Pace;
import parley.health.Checkup;
import parley.health.ConfirmAnswer;
import parley.health.RunTrial;
import parley.inbox.GroupCommit;
import parley.inbox.Handler;
import parley.inbox.Hands;
import parley.inbox.Lanes;
import parley.inbox.Parked;
import parley.inbox.Worker;
import parley.insight.AnswerQuestion;
import parley.insight.ErasePerson;
import parley.insight.ForgetTurns;
import parley.insight.KeepTurn;
import parley.insight.SetRetention;
import parley.insight.TellAskers;
import parley.outside.AuthorsSystems;
import parley.portals.PortalId;
import parley.portals.Portals;
import parley.running.Doubts;
import parley.running.Happening;
import parley.running.Outlets;
import parley.running.PerformEffect;
import parley.running.RingAlarms;
import parley.running.Stores;
import parley.running.TakeTurn;
import parley.running.Tidings;
import parley.sandbox.Sandbox;
import parley.storage.Database;
import parley.storage.JdbcAlarms;
import parley.storage.JdbcArrivals;
import parley.storage.JdbcBacklog;
import parley.storage.JdbcBots;
import parley.storage.JdbcBucket;
import parley.storage.JdbcChanges;
import parley.storage.JdbcChoiceCommands;
import parley.storage.JdbcCommandTopics;
import parley.storage.JdbcCommands;
import parley.storage.JdbcConversations;
import parley.storage.JdbcCredentials;
import parley.storage.JdbcEditors;
import parley.storage.JdbcErasures;
import parley.storage.JdbcFacts;
import parley.storage.JdbcInbox;
import parley.storage.JdbcLanes;
import parley.storage.JdbcLeases;
import parley.storage.JdbcLiveBots;
import parley.storage.JdbcMishaps;
import parley.storage.JdbcNumbers;
import parley.storage.JdbcParked;
import parley.storage.JdbcPastMessages;
import parley.storage.JdbcPendingLogins;
import parley.storage.JdbcPeople;
import parley.storage.JdbcPhotos;
import parley.storage.JdbcPortals;
import parley.storage.JdbcPresence;
import parley.storage.JdbcQuestions;
import parley.storage.JdbcReceipts;
import parley.storage.JdbcSavedTests;
import parley.storage.JdbcScenarios;
import parley.storage.JdbcTranscripts;
import parley.storage.JdbcTrials;
import parley.storage.JdbcUnderway;
import parley.storage.RecentCredentials;
import parley.storage.RecentPortals;
import parley.storage.Sealer;
import parley.storage.Timers;
import parley.storage.Timers.Chore;
import parley.web.CommandServices;
import parley.web.EditorServices;
import parley.web.InsightServices;
import parley.web.Management;
import parley.web.Services;
import parley.web.Sessions;
import parley.web.Web;
import parley.web.WebSettings;

/** Wires the rooms, starts and stops them. */
public final class Parley implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parley.class);

    /** What sysexits.h calls a configuration error. */
    private static final int BAD_CONFIGURATION = 78;

    /** Longer than anybody leaves a form open. */
    private static final Duration UNSAVED_PHOTOS = Duration.ofDays(7);

    private static final int MOST_ASIDE = 1_000;

    /** Nobody takes back what they did that long ago, one step at a time. */
    private static final Duration RESTING_DRAFTS = Duration.ofDays(90);

    private static final int NEWEST_PARKED = 5;

    private static final Path KEY_FILE = Path.of("data", "secret.key");

    private final Settings settings;
    private final Clock clock;
    private final Pace pace;
    private final Database database;
    private final GroupCommit inbox;
    private final JdbcLanes lanes;
    private final JdbcParked parked;
    private final Portals portals;
    private final Border border;
    private final Doubts doubts = new Doubts();
    private final ConvergeCommands convergeCommands;
    private final Worker worker;
    private final RingAlarms ringAlarms;
    private final Timers timers;
    /** One thing at a time, and when more waits than a moment can bring, the rest is dropped: it comes again. */
    private final ExecutorService aside = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_ASIDE),
            Thread.ofVirtual().name("aside").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Web web;
    private final Management management;
    private final AtomicBoolean serving;

    private Parley(Settings settings, Clock clock, Pace pace, Database database, AtomicBoolean serving) {
        this.serving = serving;
        this.settings = settings;
        this.clock = clock;
        this.pace = pace;
        this.database = database;
        this.lanes = new JdbcLanes(database);
        this.parked = new JdbcParked(database);
        this.inbox = new GroupCommit(new JdbcInbox(database, clock), new TheWorker());
        this.portals = new RecentPortals(new JdbcPortals(database));
        this.border = border();
        this.convergeCommands = new ConvergeCommands(new JdbcCommands(database), border.commands());
        this.worker = new Worker(lanes, handlers(), clock, inbox::isPressed);
        this.ringAlarms = new RingAlarms(new JdbcAlarms(database), inbox, clock);
        this.timers = new Timers(database, clock, chores());
        this.web = web();
        this.management = new Management(
                settings.managementPort(),
                new Meters(lanes, border.eventCounts(), doubts, clock).registry(),
                this::details);
    }

    public static void main(String... arguments) {
        // A message is not sent again on a connection that was closed meanwhile, so idle ones are not kept for long.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        if (arguments.length > 0 && arguments[0].equals("sandbox")) {
            Sandbox.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        boolean reseal = Arrays.equals(arguments, new String[] {"reseal"});
        if (arguments.length > 0 && !reseal) {
            System.err.println(
                    "Parley is configured by its environment; the only commands are 'sandbox [--port N]' and 'reseal'");
            System.exit(BAD_CONFIGURATION);
        }
        Settings settings;
        try {
            settings = Settings.read(System.getenv(), KEY_FILE);
        } catch (Settings.BadSetting bad) {
            System.err.println(bad.getMessage());
            System.exit(BAD_CONFIGURATION);
            return;
        }
        if (reseal) {
            reseal(settings);
        } else {
            run(settings);
        }
    }

    /** Makes the previous secret superfluous. The nodes may run meanwhile, if they know both secrets. */
    private static void reseal(Settings settings) {
        try (Database database =
                Database.open(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())) {
            int pairs = credentials(settings, database, Clock.systemUTC()).sealAnew();
            System.out.println("Sealed with PARLEY_SECRET: the tokens of " + pairs
                    + " people. PARLEY_SECRET_PREVIOUS is not needed any more.");
        } catch (RuntimeException failure) {
            System.err.println("The tokens could not be sealed anew: " + causes(failure));
            System.exit(1);
        }
    }

    private static void run(Settings settings) {
        try {
            Parley parley = start(settings, Clock.systemUTC(), Pace.USUAL, Parley::fall);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    parley.close();
                } finally {
                    // A stop that was asked for is a success, also for who started us.
                    Runtime.getRuntime().halt(0);
                }
            }));
        } catch (RuntimeException failure) {
            LOG.error("Parley cannot start: {}", causes(failure));
            System.exit(1);
        }
    }

    /**
     * What is acknowledged is on disk; whoever watches this process starts it again, and it goes on. Staying would be worse:
     * threads that were inside the database when it broke hang there, and with them the way in, or single dialogs.
     */
    private static void fall() {
        LOG.error("The embedded database closed itself, most often because the disk is full; Parley ends");
        Runtime.getRuntime().halt(1);
    }

    /** A failed start in one line; the address of the database may be in it, its password never. */
    private static String causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause ->
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
                .distinct()
                .reduce((first, second) -> first + ": " + second)
                .orElse("");
    }

    /**
     * Starts everything; returns when requests are taken.
     *
     * @throws RuntimeException when the database or a port is not to be had; nothing is left running
     */
    public static Parley start(Settings settings, Clock clock) {
        return start(settings, clock, Pace.USUAL);
    }

    /** The same at a pace of its own. */
    public static Parley start(Settings settings, Clock clock, Pace pace) {
        return start(settings, clock, pace, () -> {});
    }

    private static Parley start(Settings settings, Clock clock, Pace pace, Runnable broke) {
        Logs.set(settings.logFormat());
        AtomicBoolean serving = new AtomicBoolean();
        Database database =
                Database.connect(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword(), () -> {
                    if (serving.get()) {
                        broke.run();
                    }
                });
        // Side by side, because each takes half of the start; until both are done, requests find us not ready.
        CompletableFuture<Void> migration = CompletableFuture.runAsync(database::migrate);
        Parley parley = new Parley(settings, clock, pace, database, serving);
        try {
            parley.management.start();
            parley.web.start();
            migration.join();
            if (Database.isOursAlone(settings.databaseUrl())) {
                parley.lanes.outlive(clock.instant());
                new JdbcLeases(database, clock).outlive();
            }
            parley.worker.start();
            parley.ringAlarms.start();
            parley.timers.start();
            parley.serving.set(true);
            LOG.info("Parley is ready on port {}, as {}", parley.port(), settings.publicUrl());
            return parley;
        } catch (RuntimeException failure) {
            parley.close();
            throw failure;
        }
    }

    private Border border() {
        return Border.open(
                new Connection(
                        settings.publicUrl(),
                        settings.clientId(),
                        settings.clientSecret(),
                        settings.authorizationServer(),
                        settings.allowHttp()),
                ApplicationCard.ofThisBuild(),
                portals,
                new RecentCredentials(credentials(settings, database, clock)),
                new JdbcPendingLogins(database),
                inbox,
                new JdbcBots(database),
                Database.isEmbedded(settings.databaseUrl()) ? new BucketInMemory(clock) : new JdbcBucket(database),
                pace,
                new JdbcPeople(database),
                new JdbcArrivals(database),
                new JdbcMishaps(database),
                aside,
                new JdbcChoiceCommands(database),
                clock);
    }

    /** The way in is open before there is a worker. */
    private final class TheWorker implements Hands {
        @Override
        public Reach reach(Collection<String> lanes) {
            return worker.reach(lanes);
        }

        @Override
        public void take(List<Lanes.Held> lanes) {
            worker.take(lanes);
        }

        @Override
        public void wake() {
            worker.wake();
        }
    }

    private static JdbcCredentials credentials(Settings settings, Database database, Clock clock) {
        List<byte[]> keys = Stream.of(settings.secret(), settings.previousSecret())
                .filter(secret -> secret != null)
                .map(secret -> Keys.derive(secret, "tokens"))
                .toList();
        return new JdbcCredentials(database, new Sealer(keys), clock);
    }

    private RecordChange recordChange() {
        return new RecordChange(new JdbcChanges(database), new JdbcPeople(database), database, clock);
    }

    private Reconcile reconcile() {
        return new Reconcile(
                new JdbcBots(database),
                new JdbcPhotos(database),
                border.bots(),
                convergeCommands,
                new JdbcLeases(database, clock));
    }

    private Map<String, Handler> handlers() {
        Reconcile reconcile = reconcile();
        TakeTurn takeTurn = new TakeTurn(
                new JdbcLiveBots(database),
                new JdbcCommandTopics(database),
                reconcile::converge,
                border.departments(),
                new KeepTurn(new JdbcTranscripts(database)),
                stores(),
                clock);
        ConfirmAnswer confirmAnswer = new ConfirmAnswer(new JdbcTrials(database), database, clock);
        return Map.of(
                Kinds.STIMULUS,
                task -> switch (border.eventReader().read(task.envelope())) {
                    case Reading.Heard heard ->
                        confirmAnswer
                                .take(heard.stimulus(), task)
                                .orElseGet(() -> takeTurn.take(heard.stimulus(), task));
                    case Reading.Senseless senseless -> new Handler.Verdict.Hopeless(senseless.reason());
                },
                Tidings.KIND,
                task -> takeTurn.take(Tidings.read(task.envelope().payload()), task),
                Kinds.LIFECYCLE,
                border.lifecycle(),
                Kinds.ERASURE,
                border.lifecycle(),
                Kinds.CONVERGENCE,
                task -> {
                    // Not as an installation: the event comes late, and who removed a bot meanwhile is not overruled.
                    reconcile.converge(new PortalId(new String(task.envelope().payload(), StandardCharsets.UTF_8)));
                    return new Handler.Verdict.Done();
                },
                Kinds.UNKNOWN,
                border.unknownEvents(),
                Happening.KIND,
                task -> takeTurn.take(Happening.read(task.envelope().payload()), task),
                PerformEffect.KIND,
                new PerformEffect(outlets(), stores(), doubts, clock));
    }

    private Outlets outlets() {
        return new Outlets(
                border.messenger(),
                border.messenger(),
                border.history(),
                border.channels(),
                border.office(),
                new AuthorsSystems(settings.allowHttp()));
    }

    private Stores stores() {
        return new Stores(new JdbcConversations(database), new JdbcAlarms(database), new JdbcFacts(database), database);
    }

    private List<Chore> chores() {
        return List.of(
                new Chore("keep-alive", Duration.ofDays(1), border.upkeep()::keepAlive),
                new Chore("roll-call", Duration.ofDays(1), border.upkeep()::callTheRoll),
                new Chore(
                        "photos",
                        Duration.ofHours(6),
                        () -> new JdbcPhotos(database).prune(clock.instant().minus(UNSAVED_PHOTOS))),
                new Chore("numbers", Duration.ofMinutes(5), () -> new JdbcNumbers(database).count(clock.instant())),
                new Chore(
                        "transcripts",
                        Duration.ofHours(1),
                        new ForgetTurns(new JdbcTranscripts(database), clock)::forget),
                new Chore("changes", Duration.ofDays(1), recordChange()::tidy),
                new Chore(
                        "undos",
                        Duration.ofDays(1),
                        () -> new JdbcScenarios(database)
                                .forgetUndos(clock.instant().minus(RESTING_DRAFTS))),
                new Chore(
                        "presence",
                        Duration.ofHours(1),
                        () -> new JdbcPresence(database).forget(clock.instant().minus(NoticeColleagues.MEMORY))),
                new Chore("bots", Duration.ofMinutes(1), new Sweep(reconcile(), clock)));
    }

    private Web web() {
        Reconcile reconcile = reconcile();
        JdbcBots bots = new JdbcBots(database);
        JdbcPhotos photos = new JdbcPhotos(database);
        JdbcCommands commands = new JdbcCommands(database);
        JdbcEditors editors = new JdbcEditors(database);
        JdbcPeople people = new JdbcPeople(database);
        Desks desks = new Desks(bots, editors);
        SteerBot steerBot = new SteerBot(bots, border.bots(), reconcile, recordChange(), clock);
        return new Web(
                new WebSettings(settings.bind(), settings.port(), settings.browserLibrary(), settings.allowHttp()),
                new Services(
                        border.entrance(),
                        border.eventGate(),
                        border.outsideLogin(),
                        portals,
                        desks,
                        photos,
                        border.bots(),
                        new SaveBot(
                                bots,
                                new BeginScenario(new JdbcScenarios(database), people),
                                border.bots(),
                                reconcile,
                                recordChange(),
                                clock),
                        steerBot,
                        new DeleteBot(bots, reconcile, recordChange(), clock),
                        people,
                        editors,
                        border.employees(),
                        border.features(),
                        new GrantRight(desks, editors, border.employees(), people, recordChange(), clock),
                        new JdbcChanges(database),
                        reconcile,
                        new CommandServices(
                                commands,
                                new SaveCommand(commands, convergeCommands),
                                new DeleteCommand(commands, convergeCommands),
                                convergeCommands),
                        insight(bots, people),
                        editor(bots, people),
                        checkup(bots, steerBot),
                        new RunTrial(
                                bots,
                                new JdbcTrials(database),
                                border.portalSignals(),
                                border.messenger(),
                                threads,
                                clock),
                        new JdbcMishaps(database),
                        new Sessions(Keys.derive(settings.secret(), "sessions"), clock),
                        clock,
                        () -> serving.get() && database.reachable()));
    }

    private InsightServices insight(JdbcBots bots, JdbcPeople people) {
        JdbcTranscripts transcripts = new JdbcTranscripts(database);
        JdbcQuestions questions = new JdbcQuestions(database);
        JdbcErasures erasures = new JdbcErasures(database);
        return new InsightServices(
                transcripts,
                new SetRetention(transcripts, recordChange()),
                questions,
                new AnswerQuestion(
                        questions, new EditScenario(bots, new JdbcScenarios(database), people, database, clock), clock),
                new TellAskers(questions, border.channels(), inbox, new JdbcReceipts(database), clock),
                new JdbcNumbers(database),
                erasures,
                new ErasePerson(erasures, people, recordChange(), clock));
    }

    private EditorServices editor(JdbcBots bots, JdbcPeople people) {
        JdbcScenarios scenarios = new JdbcScenarios(database);
        JdbcSavedTests tests = new JdbcSavedTests(database);
        EditScenario edit = new EditScenario(bots, scenarios, people, database, clock);
        return new EditorServices(
                edit,
                new Publish(
                        bots, scenarios, tests, new JdbcUnderway(database, clock), edit, people, recordChange(), clock),
                tests,
                new ReplayMessages(new JdbcPastMessages(database), clock),
                new NoticeColleagues(new JdbcPresence(database), people, clock));
    }

    private Checkup checkup(JdbcBots bots, SteerBot steerBot) {
        return new Checkup(
                portals,
                bots,
                new JdbcArrivals(database),
                new JdbcBacklog(database),
                new JdbcTrials(database),
                border.portalQuestions(),
                steerBot,
                worker::wake,
                threads,
                Checkup.PATIENCE,
                clock);
    }

    private Map<String, ?> details() {
        var depth = lanes.depth(clock.instant());
        return Map.of(
                "ready", serving.get() && database.reachable(),
                "inbox",
                        Map.of(
                                "waiting", depth.waiting(),
                                "oldestSeconds", depth.oldest().toSeconds(),
                                "parked", depth.parked()),
                "newestParked",
                        parked.newest(NEWEST_PARKED).stream().map(Parley::told).toList(),
                "events", border.eventCounts().soFar());
    }

    private static Map<String, ?> told(Parked.Aside aside) {
        return Map.of(
                "id", aside.id(),
                "lane", aside.lane(),
                "kind", aside.kind(),
                "acceptedAt", aside.acceptedAt().toString(),
                "parkedAt", aside.parkedAt().toString(),
                "reason", aside.reason());
    }

    /** The port that is listened on, also when a free one was picked. */
    public int port() {
        return web.port();
    }

    /** Takes no more requests, answers those in flight, finishes the work in hand. */
    @Override
    public void close() {
        serving.set(false);
        // What cannot be stopped in order must not keep the next from stopping.
        for (Runnable step : List.<Runnable>of(
                web::stop,
                timers::close,
                ringAlarms::close,
                inbox::close,
                worker::close,
                management::stop,
                threads::shutdown,
                aside::shutdownNow,
                database::close)) {
            try {
                step.run();
            } catch (RuntimeException failure) {
                LOG.warn("A part of Parley did not stop in order: {}", failure.toString());
            }
        }
        LOG.info("Parley has stopped");
    }
}
