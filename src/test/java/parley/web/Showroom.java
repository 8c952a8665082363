package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.BotId;
import parley.authoring.Edit;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.authoring.Problem;
import parley.authoring.ReadPhoto;
import parley.authoring.Registration;
import parley.authoring.Saved;
import parley.authoring.ScenarioDraft;
import parley.engine.Position;
import parley.engine.Step;
import parley.engine.Text;
import parley.health.Backlog;
import parley.health.Said;
import parley.health.Trial;
import parley.health.Trial.Way;
import parley.portals.Mishap;
import parley.portals.UserId;

/** The pages with demonstration data in all states, and a door a browser can use without a portal. Run it and open what it prints. */
final class Showroom implements AutoCloseable {
    final Stage stage = new Stage();
    private final HttpServer door;

    Showroom() {
        try {
            door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door.createContext("/", this::letIn);
        door.start();
    }

    public static void main(String[] arguments) {
        Showroom showroom = new Showroom();
        showroom.furnish();
        for (String path :
                List.of("/app/bots", "/app/bots/new", "/app/bots/1", "/app/bots/1/deletion", "/app/bots/9")) {
            for (String language : List.of("en", "ru", "de")) {
                System.out.println(showroom.open("/app", path, language, "vera"));
            }
        }
    }

    /** A bot in every state: short, long, in other scripts, with and without a photo. */
    void furnish() {
        add("Vera", "", "Answers questions about holidays and sick leave", photo(), null);
        add("Вера", "Александровна Константинопольская-Преображенская", "Отдел кадров", null, null);
        add("🤖 Ассистент", "", "", null, new Registration.NotRegistered());
        Problem.Kind taken = Problem.Kind.EMAIL_TAKEN;
        add(
                "Donaudampfschifffahrtsgesellschaftskapitän",
                "",
                "Überwachung",
                null,
                new Registration.Trouble(null, taken));
        stage.grantRight.grant(Stage.VERA, new UserId(18), Optional.empty());
        add("Bot", "", "Support", null, new Registration.Trouble(844L, Problem.Kind.PORTAL_UNREACHABLE));
    }

    /** More bots than any portal allows today. */
    void crowd() {
        stage.platform.limit = 100;
        for (int number = 1; number <= 30; number++) {
            add("Assistant " + number, "", number % 3 == 0 ? "Отдел кадров" : "", null, null);
        }
    }

    /** What people said to the first bot. */
    void talk() {
        Bot bot = stage.bots.of(Stage.ACME.id()).find(new BotId(1)).orElseThrow();
        String topic = bot.scenario().topics().getFirst().id();
        stage.archive.missed(
                Stage.ACME.id(), bot.id(), 17, "Ivan Petrov", "Is the coffee on the third floor free?", "coffe free");
        for (int person = 17; person < 24; person++) {
            String name = person % 2 == 0 ? "Мария Кузнецова-Преображенская" : "Ivan Petrov";
            stage.archive.understood(
                    Stage.ACME.id(), bot.id(), person, name, "How many days of holiday have I left?", topic);
            stage.archive.missed(
                    Stage.ACME.id(),
                    bot.id(),
                    person,
                    name,
                    person % 2 == 0 ? "Überstundenausgleichsregelung für Donaudampfschifffahrt?" : "coffee for free?",
                    person % 2 == 0 ? "uberstund" : "coffe free");
        }
        stage.archive.numbers.count(stage.clock.instant());
    }

    /** A second version of the first bot, somebody who still talks with the first one, and a draft that breaks a saved chat. */
    void write() {
        BotId bot = new BotId(1);
        Position greeting = new Position(new Position.Root.Greeting(), List.of(0));
        edit(bot, new Edit.ReplaceStep(greeting, new Step.Say(Text.parse("Guten Tag, {person.first}! 🕘"))));
        stage.post(
                "/app/bots/1/rehearsal",
                Stage.VERA,
                Map.of("input", "joined:", "next", "said:opening hours", "keep", "yes", "test", "Öffnungszeiten 🕘"));
        stage.post(
                "/app/bots/1/versions",
                Stage.VERA,
                Map.of(
                        "revision",
                        Long.toString(draft(bot).revision()),
                        "note",
                        "Kürzere Begrüßung, wie am Montag besprochen"));
        stage.underway.add(bot, 1);
        stage.underway.add(bot, 2);
        edit(
                bot,
                new Edit.ReplaceStep(
                        greeting, new Step.Say(Text.parse("Donaudampfschifffahrtsgesellschaft. ".repeat(9)))));
        edit(bot, new Edit.AddBlock("Kontaktdaten aufnehmen"));
        edit(
                bot,
                new Edit.AddTopic(
                        "Überstundenausgleichsregelung",
                        List.of("überstunden", "/overtime", "Когда я могу взять отгул?", "coffee for free?")));
        Position first = new Position(
                new Position.Root.OfTopic(
                        draft(bot).scenario().topics().getLast().id()),
                List.of(0));
        for (StepKind kind : StepKind.values()) {
            edit(bot, new Edit.InsertStep(first, kind.blank()));
        }
    }

    private void edit(BotId bot, Edit edit) {
        stage.editScenario.apply(
                Stage.ACME.id(), Stage.VERA.user(), bot, draft(bot).revision(), edit);
    }

    private ScenarioDraft draft(BotId bot) {
        return stage.editScenario.find(Stage.ACME.id(), bot).orElseThrow();
    }

    /** A portal in trouble: each line of its health has something to say. */
    void breakThings() {
        stage.other.installed = new Said.Told<>(false);
        stage.other.missingPermissions = new Said.Told<>(List.of("im"));
        stage.other.administrator = new Said.NotTold<>(Said.Silence.ACCESS_LOST);
        stage.other.missingBindings = new Said.Told<>(4);
        stage.other.ahead = new Said.Told<>(Duration.ofMinutes(7));
        stage.other.depth = new Backlog.Depth(12, Duration.ofMinutes(40), 3);
        Instant now = stage.clock.instant();
        stage.arrivals.note(Stage.ACME.id(), Set.of(), now.minus(Duration.ofDays(5)));
        stage.trials.begin(
                Stage.ACME.id(), new Trial(new UserId(1), now, 842L, Way.FAILED, Way.DONE, Way.NOT_TRIED, null), "");
        stage.mishaps.note(new Mishap(
                Stage.ACME.id(), Mishap.Act.NOTIFY, "", Mishap.Kind.UNREACHABLE, "", now, now.minusSeconds(9_000), 1));
        stage.mishaps.note(new Mishap(
                Stage.ACME.id(),
                Mishap.Act.SPEAK,
                "parley_donaudampfschifffahrtsgesellschaftskapitaen",
                Mishap.Kind.REFUSED,
                "MESSAGE_TOO_LONG",
                now,
                now,
                17));
    }

    /** An address that opens one of our pages the way a portal does. */
    URI open(String action, String path, String language, String who) {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/?" + action + "?LANG=" + language
                + "&path=" + URLEncoder.encode(path, UTF_8) + "&who=" + who);
    }

    @Override
    public void close() {
        door.stop(0);
        stage.close();
    }

    private void add(
            String name,
            String lastName,
            String position,
            @Nullable PhotoId photo,
            @Nullable Registration registration) {
        BotDraft fresh = BotDraft.fresh(Locale.ENGLISH);
        BotDraft draft = new BotDraft(
                "",
                "HUMAN_LIKE",
                true,
                name,
                lastName,
                "PURPLE",
                "",
                "2020-02-29",
                position,
                "https://acme.example",
                "FEMALE",
                photo,
                "en",
                fresh.greeting(),
                fresh.topics(),
                fresh.fallback());
        if (stage.saveBot.create(Stage.ACME.id(), Stage.VERA.user(), "form of " + name, draft)
                        instanceof Saved.Live(Bot bot)
                && registration != null) {
            stage.bots.of(Stage.ACME.id()).note(bot.id(), registration);
        }
    }

    private PhotoId photo() {
        BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(0xffc766));
        canvas.fillRect(0, 0, 200, 200);
        canvas.setColor(new Color(0x334455));
        canvas.fillOval(55, 40, 90, 90);
        canvas.fillOval(20, 120, 160, 160);
        canvas.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ReadPhoto.read(file.toByteArray()) instanceof ReadPhoto.Outcome.Read(Photo photo)) {
            stage.photos.save(Stage.ACME.id(), photo);
            return photo.id();
        }
        throw new AssertionError("The demonstration photo cannot be read");
    }

    private void letIn(HttpExchange exchange) throws IOException {
        String wish = exchange.getRequestURI().getRawQuery();
        String who = wish.replaceAll(".*who=", "");
        byte[] page = ("<!DOCTYPE html><title>Portal</title><form method=post action='" + stage.address(wish)
                        + "'><input type=hidden name=who value='" + who
                        + "'></form><script>document.forms[0].submit()</script>")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        try (exchange) {
            exchange.getResponseBody().write(page);
        }
    }
}
