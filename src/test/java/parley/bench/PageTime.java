package parley.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import parley.authoring.BotId;
import parley.portals.UserId;
import parley.portals.Visitor;
import parley.web.Pass;

/** Prints the table of {@code bin/bench page}: how soon the page of a topic with sixty steps is there, and what it weighs. */
public final class PageTime {
    private static final int WARM_UP = 400;
    private static final int TIMES = 500;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PageTime() {}

    /** @param arguments {@code h2}, {@code postgresql}, or both */
    public static void main(String... arguments) throws Exception {
        System.out.printf("%-44s %10s %10s %14s%n", "milliseconds", "p50", "p99", "kB compressed");
        for (String database : arguments) {
            Path folder = Files.createTempDirectory("parley-bench");
            try (Disk disk = Disk.open(database.equals("h2"));
                    StandInPortal portal = new StandInPortal()) {
                var place = disk.place();
                BotId bot = Seed.plant(place, portal.endpoint(), 0, 1, BigScenario.withLongTopic());
                try (Subject parley = Subject.parley(place, folder)) {
                    String topics = "http://127.0.0.1:" + parley.port() + "/app/bots/" + bot.value() + "/topics";
                    measure("sixty steps, " + database, topics + "/topic:" + BigScenario.LONG_TOPIC);
                    measure("the list of topics, " + database, topics);
                }
            }
            remove(folder);
        }
        System.exit(0);
    }

    private static void measure(String what, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + Pass.of(vera(), Seed.SECRET))
                .header("Accept-Encoding", "gzip")
                .build();
        for (int i = 0; i < WARM_UP; i++) {
            get(request);
        }
        Histogram times = new Histogram(3);
        int bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            bytes = get(request).length;
            times.recordValue(System.nanoTime() - begin);
        }
        System.out.printf(
                "%-44s %10.1f %10.1f %14.1f%n",
                what, times.getValueAtPercentile(50) / 1e6, times.getValueAtPercentile(99) / 1e6, bytes / 1e3);
    }

    private static Visitor vera() {
        return new Visitor(Seed.portal(0), new UserId(7), true, Locale.ENGLISH);
    }

    private static byte[] get(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        boolean compressed = answer.headers().allValues("Content-Encoding").equals(List.of("gzip"));
        if (answer.statusCode() != 200 || !compressed) {
            throw new IOException(request.uri() + " answered " + answer);
        }
        return answer.body();
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
