package parley.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson3;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** What operators and their tools ask, on a port of its own that only this machine reaches. */
public final class Management {
    private final int port;
    private final PrometheusRegistry meters;
    private final Supplier<Map<String, ?>> health;
    private final Javalin server;

    /**
     * Off when the port is 0.
     *
     * @param health details by name, of which nothing is secret
     */
    public Management(int port, PrometheusRegistry meters, Supplier<Map<String, ?>> health) {
        this.port = port;
        this.meters = meters;
        this.health = health;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.jsonMapper(new JavalinJackson3());
            config.routes.get("/metrics", this::metrics);
            config.routes.get("/health", context -> context.json(this.health.get()));
        });
    }

    public void start() {
        if (port != 0) {
            server.start("127.0.0.1", port);
        }
    }

    public void stop() {
        if (port != 0) {
            server.stop();
        }
    }

    private void metrics(Context context) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        writer.write(text, meters.scrape());
        context.contentType(writer.getContentType()).result(text.toByteArray());
    }
}
