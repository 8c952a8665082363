package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.BooleanSupplier;

/** What a load balancer asks. */
final class Health {
    private final BooleanSupplier ready;

    Health(BooleanSupplier ready) {
        this.ready = ready;
    }

    void up(Context context) {
        answer(context, true);
    }

    void ready(Context context) {
        answer(context, ready.getAsBoolean());
    }

    private static void answer(Context context, boolean good) {
        context.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("text/plain; charset=utf-8")
                .result(good ? "ok" : "not ready");
    }
}
