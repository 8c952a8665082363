package parley.bitrix24.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.portals.PortalFailure.Fate;

/** Several method calls that travel as one request and are answered one by one (rest.md §5). */
public final class Batch {
    public static final String METHOD = "batch";

    /** The platform refuses more. */
    public static final int MOST_CALLS = 50;

    private static final int LONGEST = 32 * 1024;
    private static final String REFERENCE = "$result";

    private Batch() {}

    /** A method call that can travel with others. */
    public record Command(String method, String query) {}

    /**
     * The call as a command; nothing when it must travel alone: it is too large, or its text looks like a reference to the
     * result of another command, which the platform would resolve.
     */
    public static Optional<Command> command(String method, Map<String, ?> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> append(pairs, encoded(name), value));
        String query = String.join("&", pairs);
        boolean travelsAlone = query.length() > LONGEST || query.contains(encoded(REFERENCE));
        return travelsAlone ? Optional.empty() : Optional.of(new Command(method, query));
    }

    private static void append(List<String> pairs, String name, Object value) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, part) -> append(pairs, name + "[" + encoded(String.valueOf(key)) + "]", part));
            case List<?> list ->
                IntStream.range(0, list.size()).forEach(i -> append(pairs, name + "[" + i + "]", list.get(i)));
            default -> pairs.add(name + "=" + encoded(value.toString()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The parameters of the request. A failing command does not keep the later ones from being carried out. */
    public static Map<String, ?> parameters(List<Command> commands) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Command command : commands) {
            texts.put(key(texts.size()), command.method() + "?" + command.query());
        }
        return Map.of("halt", 0, "cmd", texts);
    }

    /** What became of each command, in their order, out of the result of the request. */
    public static List<Reply> replies(WildJson result, int commands) {
        return IntStream.range(0, commands).mapToObj(i -> reply(result, key(i))).toList();
    }

    private static Reply reply(WildJson result, String key) {
        if (result.at("result_error").has(key)) {
            Reply.Denied denied = RestClient.denied(400, result.at("result_error", key), Optional.empty());
            // Without a code the status alone would tell whether something was done, and here is none.
            return denied.code().isEmpty() ? new Reply.NoAnswer(Fate.UNKNOWN) : denied;
        } else if (result.at("result").has(key)) {
            return new Reply.Result(result.at("result", key), Optional.empty());
        } else {
            return new Reply.NoAnswer(Fate.UNKNOWN);
        }
    }

    private static String key(int index) {
        return "c" + index;
    }
}
