package parley.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.BeginScenario;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.BotsInMemory;
import parley.authoring.ChangesInMemory;
import parley.authoring.CommandPlatformByHand;
import parley.authoring.CommandsInMemory;
import parley.authoring.ConvergeCommands;
import parley.authoring.DeleteBot;
import parley.authoring.DeleteCommand;
import parley.authoring.Desks;
import parley.authoring.EditScenario;
import parley.authoring.EditorsInMemory;
import parley.authoring.EmployeesByHand;
import parley.authoring.GrantRight;
import parley.authoring.LeasesInMemory;
import parley.authoring.NoticeColleagues;
import parley.authoring.PeopleInMemory;
import parley.authoring.PhotosInMemory;
import parley.authoring.PlatformByHand;
import parley.authoring.PresenceInMemory;
import parley.authoring.Publish;
import parley.authoring.Reconcile;
import parley.authoring.RecordChange;
import parley.authoring.ReplayMessages;
import parley.authoring.SaveBot;
import parley.authoring.SaveCommand;
import parley.authoring.Saved;
import parley.authoring.SavedTestsInMemory;
import parley.authoring.ScenariosInMemory;
import parley.authoring.SteerBot;
import parley.authoring.Template;
import parley.authoring.UnderwayInMemory;
import parley.authoring.WithoutTransactions;
import parley.bitrix24.EventGate;
import parley.bitrix24.Opening;
import parley.bitrix24.OutsideLogin;
import parley.engine.Message;
import parley.engine.Place;
import parley.health.ArrivalsInMemory;
import parley.health.Checkup;
import parley.health.MishapsInMemory;
import parley.health.PortalByHand;
import parley.health.RunTrial;
import parley.health.SettleAside;
import parley.health.TrialsInMemory;
import parley.portals.Colleague;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.PortalsInMemory;
import parley.portals.UserId;
import parley.portals.Visitor;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Messenger;

/** The pages, started on a free port, with everything behind them played by hand. */
final class Stage implements AutoCloseable {
    static final Portal ACME = portal("EXAMPLE-MEMBER-ACME", "acme.bitrix24.example");
    static final Portal BOLT = portal("EXAMPLE-MEMBER-BOLT", "bolt.bitrix24.example");
    static final Visitor VERA = new Visitor(ACME.id(), new UserId(1), true, Locale.ENGLISH);
    static final Visitor IVAN = new Visitor(ACME.id(), new UserId(17), false, Locale.ENGLISH);

    final SettableClock clock = new SettableClock();
    final PortalsInMemory portals = new PortalsInMemory(_ -> {});
    final BotsInMemory bots = new BotsInMemory();
    final ScenariosInMemory scenarios = new ScenariosInMemory();
    final PhotosInMemory photos = new PhotosInMemory();
    final PlatformByHand platform = new PlatformByHand();
    final CommandsInMemory commands = new CommandsInMemory();
    final CommandPlatformByHand commandPlatform = new CommandPlatformByHand();
    final ConvergeCommands convergeCommands = new ConvergeCommands(commands, commandPlatform);
    final Reconcile reconcile = new Reconcile(bots, photos, platform, convergeCommands, new LeasesInMemory());
    final PeopleInMemory people = new PeopleInMemory();
    final EditorsInMemory editors = new EditorsInMemory();
    final ChangesInMemory changes = new ChangesInMemory();
    final EmployeesByHand employees = new EmployeesByHand()
            .with(17, "Ivan Petrov", "Engineer")
            .with(18, "Мария Кузнецова", "Менеджер по продажам");
    /** What the portals have not allowed; they do not tell while it is empty. */
    Optional<Set<Template.Need>> missing = Optional.empty();

    final RecordChange recordChange = new RecordChange(changes, people, new WithoutTransactions(), clock);
    final SaveBot saveBot =
            new SaveBot(bots, new BeginScenario(scenarios, people), platform, reconcile, recordChange, clock);
    final Desks desks = new Desks(bots, editors);
    final GrantRight grantRight = new GrantRight(desks, editors, employees, people, recordChange, clock);
    final SteerBot steerBot = new SteerBot(bots, platform, reconcile, recordChange, clock);
    final SavedTestsInMemory savedTests = new SavedTestsInMemory();
    final UnderwayInMemory underway = new UnderwayInMemory();
    final EditScenario editScenario = new EditScenario(bots, scenarios, people, new WithoutTransactions(), clock);
    final PortalByHand other = new PortalByHand();
    final ArrivalsInMemory arrivals = new ArrivalsInMemory();
    final TrialsInMemory trials = new TrialsInMemory();
    final MishapsInMemory mishaps = new MishapsInMemory();
    final Archive archive = new Archive(clock);
    final List<String> written = new CopyOnWriteArrayList<>();
    final Sessions sessions = new Sessions(new byte[32], clock);
    volatile EventGate events = (_, _) -> EventGate.Acceptance.ACCEPTED;

    boolean ready = true;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Web web;
    private final HttpClient browser = HttpClient.newHttpClient();

    Stage() {
        portals.save(ACME);
        portals.save(BOLT);
        people.of(ACME.id()).opened(new Colleague(VERA.user(), "Vera Solovyova"), true, clock.instant());
        web = new Web(
                new WebSettings("127.0.0.1", 0, URI.create("https://library.example/api/v1/"), false),
                new Services(
                        new EntranceByHand(ACME),
                        (body, type) -> events.accept(body, type),
                        new LoginByHand(),
                        portals,
                        desks,
                        photos,
                        platform,
                        saveBot,
                        steerBot,
                        new DeleteBot(bots, reconcile, recordChange, clock),
                        people,
                        editors,
                        employees,
                        _ -> missing,
                        grantRight,
                        changes,
                        reconcile,
                        new CommandServices(
                                commands,
                                new SaveCommand(commands, convergeCommands),
                                new DeleteCommand(commands, convergeCommands),
                                convergeCommands),
                        archive.services(editScenario, people, recordChange),
                        new EditorServices(
                                editScenario,
                                new Publish(
                                        bots,
                                        scenarios,
                                        savedTests,
                                        underway,
                                        editScenario,
                                        people,
                                        recordChange,
                                        clock),
                                savedTests,
                                new ReplayMessages(archive.pastMessages, clock),
                                new NoticeColleagues(new PresenceInMemory(), people, clock)),
                        checkup(),
                        new SettleAside(other, bots, recordChange, () -> {}, clock),
                        new RunTrial(bots, trials, other, new MessengerByHand(written), threads, clock),
                        mishaps,
                        sessions,
                        clock,
                        () -> ready));
        web.start();
    }

    private Checkup checkup() {
        return new Checkup(
                portals,
                bots,
                arrivals,
                other,
                trials,
                other,
                steerBot,
                () -> {},
                threads,
                Duration.ofMillis(300),
                clock);
    }

    /** A bot of Acme, registered unless the platform says otherwise. */
    Bot bot(String name) {
        return bot(ACME.id(), name);
    }

    Bot bot(PortalId portal, String name) {
        return switch (saveBot.create(portal, VERA.user(), "form of " + name, named(name))) {
            case Saved.Live(Bot bot) -> bot;
            case Saved.Kept(Bot bot, var _) -> bot;
            case Saved.Drafted(Bot bot) -> bot;
            case Saved.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    static BotDraft named(String name) {
        BotDraft fresh = BotDraft.fresh(Locale.ENGLISH);
        return new BotDraft(
                "",
                fresh.kind(),
                false,
                name,
                "",
                fresh.color(),
                "",
                "",
                "",
                "",
                "",
                null,
                fresh.language(),
                fresh.greeting(),
                fresh.topics(),
                fresh.fallback());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + web.port() + path);
    }

    String token(Visitor visitor) {
        return sessions.token(sessions.open(visitor));
    }

    HttpResponse<String> get(String path, @Nullable Visitor visitor) {
        return send(request(path, visitor == null ? "" : token(visitor)).GET());
    }

    HttpResponse<String> post(String path, @Nullable Visitor visitor, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, visitor == null ? "" : token(visitor))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        browser.shutdownNow();
        web.stop();
        other.gate.countDown();
        threads.shutdown();
        archive.close();
    }

    private static Portal portal(String id, String domain) {
        return new Portal(
                new PortalId(id),
                domain,
                URI.create("https://" + domain + "/rest/"),
                URI.create("https://oauth.example"),
                Portal.Standing.ACTIVE,
                Instant.EPOCH);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record MessengerByHand(List<String> written) implements Messenger {
        @Override
        public List<Message> parts(Place place, Message message) {
            return List.of(message);
        }

        @Override
        public Delivery whisper(BotRef bot, DialogId dialog, Message message) {
            return new Delivery.Sent(1);
        }

        @Override
        public Delivery retire(BotRef bot, long message) {
            return new Delivery.Sent(1);
        }

        @Override
        public Delivery send(BotRef bot, DialogId dialog, Place place, Message message) {
            written.add(bot.number() + " to " + dialog.value() + ": "
                    + message.pieces().getFirst().text());
            return new Delivery.Sent(1);
        }

        @Override
        public Delivery typing(BotRef bot, DialogId dialog) {
            return new Delivery.Sent(1);
        }
    }

    private static final class LoginByHand implements OutsideLogin {
        @Override
        public Start start(String domain) {
            return domain.equals(ACME.domain())
                    ? new Start.Redirect(URI.create("https://" + domain + "/oauth/authorize/"), "EXAMPLE-STATE")
                    : new Start.NotAnAddress();
        }

        @Override
        public Opening callback(String queryString, @Nullable String stateOfBrowser) {
            return "EXAMPLE-STATE".equals(stateOfBrowser)
                    ? new Opening.Welcome(VERA, ACME, false, "", "")
                    : new Opening.TurnedAway(Opening.Reason.NOT_VERIFIED, Locale.ENGLISH, List.of());
        }
    }
}
