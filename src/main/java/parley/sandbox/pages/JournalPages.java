package parley.sandbox.pages;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.sandbox.journal.Entry;
import parley.sandbox.journal.Journal;
import parley.sandbox.oauth.AuthorizationServer;

/** What crossed the wire, newest first. */
public final class JournalPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int SHOWN = 200;

    /** One exchange, ready to show. */
    public record Line(
            long id,
            String time,
            String direction,
            String name,
            String status,
            boolean isFine,
            long millis,
            String request,
            String response) {
        static Line of(Entry entry) {
            return new Line(
                    entry.id(),
                    TIME.format(entry.at().atZone(ZoneId.systemDefault())),
                    entry.direction() == Entry.Direction.IN ? "in" : "out",
                    entry.name(),
                    entry.status() == 0 ? "none" : String.valueOf(entry.status()),
                    entry.isFine(),
                    entry.took().toMillis(),
                    entry.request(),
                    entry.response());
        }
    }

    private final Views views = new Views();
    private final AuthorizationServer server;

    public JournalPages(AuthorizationServer server) {
        this.server = server;
    }

    /** The page of whoever exchanged all that, or with {@code ?part} only its lines. */
    public void show(Context context, String owner, Journal journal) {
        Map<String, Object> model = new HashMap<>();
        List<Line> lines =
                journal.entries().reversed().stream().limit(SHOWN).map(Line::of).toList();
        model.put("owner", owner);
        model.put("start", server.uri() + "/");
        model.put("lines", lines);
        if (context.queryParam("part") == null) {
            views.show(context, "journal", model);
        } else {
            views.showPart(context, "journal", "lines", model);
        }
    }
}
