package parley.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import java.time.Duration;
import org.eclipse.jetty.server.handler.GracefulHandler;
import parley.authoring.CutPhoto;

/** The pages and the doors for portals, on one port. Started once, stopped once. */
public final class Web {
    private static final int LARGEST_FORM = 4 * 1024 * 1024;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(8);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final WebSettings settings;
    private final Javalin server;

    public Web(WebSettings settings, Services services) {
        this.settings = settings;
        Routes routes = routes(settings, services);
        this.server = Javalin.create(config -> configure(config, routes));
    }

    /** Returns when requests are taken. */
    public void start() {
        server.start(settings.bind(), settings.port());
    }

    /** The port that is listened on, also when a free one was picked. */
    public int port() {
        return server.port();
    }

    /** Takes no more requests and answers those in flight. */
    public void stop() {
        server.stop();
    }

    private static Routes routes(WebSettings settings, Services services) {
        Assets assets = new Assets();
        Pages pages = new Pages(assets, services.sessions(), settings.portalLibrary());
        ErrorPages errors = new ErrorPages(pages, services.people());
        SecurityHeaders headers = new SecurityHeaders(settings.portalLibrary(), settings.allowHttp());
        BotPages bots = new BotPages(
                services.portals(),
                services.platform(),
                services.saveBot(),
                services.deleteBot(),
                services.clock(),
                new CutPhoto(services.photos()),
                services.changes(),
                pages,
                errors);
        HealthPages health = new HealthPages(
                services.checkup(),
                services.settleAside(),
                services.runTrial(),
                services.mishaps(),
                pages,
                errors,
                services.clock());
        return new Routes(
                new Guard(services.sessions(), services.portals(), services.desks(), headers, errors),
                headers,
                new EntrancePages(
                        services.entrance(),
                        services.reconcile(),
                        services.desks(),
                        services.sessions(),
                        headers,
                        pages,
                        bots,
                        health,
                        errors),
                new EventDoor(services.events()),
                new LoginPages(services.login(), pages, !settings.allowHttp()),
                bots,
                new GalleryPages(
                        services.saveBot(),
                        services.employees(),
                        services.features(),
                        services.people(),
                        pages,
                        errors),
                new DraftPages(services.saveBot(), pages),
                new StandingPages(services.steerBot(), pages, errors),
                new CommandPages(services.commands(), pages, errors),
                editor(services, pages, errors),
                health,
                new PhotoPages(services.photos(), pages, errors),
                new PeoplePages(
                        services.editors(), services.employees(), services.grantRight(), services.clock(), pages),
                new ChangePages(services.changes(), services.people(), services.clock(), pages, errors),
                new TranscriptPages(services.insight(), services.clock(), pages, errors),
                new QuestionPages(services.insight(), services.clock(), pages, errors),
                new NumberPages(services.insight().numbers(), services.clock(), pages, errors),
                new ErasurePages(services.insight(), services.clock(), pages, errors),
                new StaticFiles(assets),
                new Health(services.ready()),
                errors);
    }

    private static EditorRoutes editor(Services services, Pages pages, ErrorPages errors) {
        EditorServices editor = services.editor();
        Drafting drafting = new Drafting(
                editor.edit(),
                services.commands().commands(),
                services.features(),
                editor.colleagues(),
                services.clock(),
                errors);
        StepForms forms = new StepForms(services.employees());
        TopicPages topics = new TopicPages(drafting, forms, pages, errors);
        return new EditorRoutes(
                new TopicListPages(
                        drafting, editor.edit(), services.insight().numbers(), services.clock(), pages, errors),
                topics,
                new StepPages(drafting, forms, topics, pages, errors),
                new RehearsalPages(drafting, editor.tests(), services.clock(), pages),
                new VersionPages(drafting, editor.publish(), editor.tests(), services.clock(), pages, errors),
                new ReplayPages(drafting, editor.replay(), services.clock(), pages),
                new DocumentPages(drafting, pages, errors));
    }

    private static void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_FORM;
        config.jetty.multipartConfig.maxTotalRequestSize(PhotoPages.LARGEST_UPLOAD, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(PhotoPages.LARGEST_UPLOAD, SizeUnit.BYTES);
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(LAST_ANSWERS.toMillis());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setIdleTimeout(LONGEST_SILENCE.toMillis());
            // A tenth of a megabyte for each connection, to spare a few short strings.
            http.setHeaderCacheSize(0);
        });
        config.fileRenderer(new Views());
        routes.addTo(config.routes);
    }
}
