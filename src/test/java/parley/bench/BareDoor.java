package parley.bench;

import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/** The ceiling: the same server, reading the same body, storing nothing. */
public final class BareDoor {
    private BareDoor() {}

    public static void main(String... arguments) {
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.get("/readyz", context -> context.result("ok"));
                    config.routes.post("/events", context -> {
                        if (context.req().getInputStream().readAllBytes().length == 0) {
                            throw new IOException("There is no body");
                        }
                        context.status(HttpStatus.OK).result("OK");
                    });
                })
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
