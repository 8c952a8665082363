package parley.sandbox;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import parley.sandbox.journal.Entry.Direction;
import parley.sandbox.journal.Journal;
import parley.sandbox.portal.Fault;
import parley.sandbox.portal.Faults;
import parley.sandbox.rest.Rest.Reply;
import parley.sandbox.wire.Json;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.PhpForm;
import parley.sandbox.wire.Refusal;

/** One call that answers JSON, with the faults that were planned for it, written down in a journal. */
final class Exchange {
    private final Context context;
    private final String name;
    private final Faults faults;
    private final Journal journal;
    private final CountDownLatch closing;

    Exchange(Context context, String name, Faults faults, Journal journal, CountDownLatch closing) {
        this.context = context;
        this.name = name;
        this.faults = faults;
        this.journal = journal;
        this.closing = closing;
    }

    /** Query and body together; the body wins (rest.md, 1). */
    static Parameters parameters(Context context) {
        Map<String, Object> values = new LinkedHashMap<>(
                PhpForm.read(Optional.ofNullable(context.queryString()).orElse("")));
        String type = Optional.ofNullable(context.contentType()).orElse("");
        if (type.startsWith("application/json")) {
            values.putAll(Parameters.of(Json.read(context.body())).values());
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            values.putAll(PhpForm.read(context.body()));
        }
        return new Parameters(values);
    }

    void answer(Parameters parameters, Supplier<Reply> work) {
        Instant start = Instant.now();
        Fault fault = faults.next(name).or(() -> ofOneOf(parameters)).orElse(null);
        Reply reply = switch (fault) {
            case Fault.Refuse refuse -> refused(refuse);
            case Fault.Html html -> new Reply(html.status(), "<html><body>Planned by the controls</body></html>");
            case Fault.Truncate _ -> truncated(work.get());
            case Fault.DropAnswer _ -> new Reply(0, work.get().json());
            case Fault.Cut _ -> new Reply(0, "");
            case Fault.HangAfter hang -> {
                Reply performed = work.get();
                waitFor(hang.duration());
                yield new Reply(0, performed.json());
            }
            case Fault.Late late -> {
                waitFor(late.duration());
                yield work.get();
            }
            case Fault.Hang hang -> waitFor(hang.duration());
            case null -> work.get();
        };
        journal.record(Direction.IN, name, reply.status(), start, Json.writePlain(parameters.values()), reply.json());
        if (reply.status() == 0) {
            cut();
        } else {
            context.status(reply.status())
                    .contentType(
                            fault instanceof Fault.Html
                                    ? "text/html; charset=utf-8"
                                    : "application/json; charset=utf-8")
                    .result(reply.json());
        }
    }

    /** What happens to a call on its way happens to all that travel with it. */
    private Optional<Fault> ofOneOf(Parameters parameters) {
        if (!name.equals("batch")) {
            return Optional.empty();
        }
        return parameters.inside("cmd").values().values().stream()
                .map(command -> faults.nextOfAll(command.toString().split("\\?", 2)[0]))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Reply refused(Fault.Refuse planned) {
        Refusal refusal = new Refusal(planned.status(), planned.code(), "Planned by the controls");
        return planned.budgetResets()
                .map(moment -> Reply.of(refusal, Map.of("operating_reset_at", moment.getEpochSecond())))
                .orElseGet(() -> Reply.of(refusal));
    }

    private static Reply truncated(Reply whole) {
        return new Reply(whole.status(), whole.json().substring(0, whole.json().length() / 2));
    }

    private Reply waitFor(Duration duration) {
        try {
            closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Reply(0, "");
    }

    /** Closes the socket below the servlet, so that the client sees no answer at all. */
    private void cut() {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }
}
