package parley.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Fault;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.PhpForm;
import parley.sandbox.wire.Refusal;

/** Up to fifty calls in one, in order, with references to earlier results (rest.md, 5). */
final class Batch {
    private static final int MOST_COMMANDS = 50;
    private static final Pattern REFERENCE = Pattern.compile("\\$result((?:\\[[^\\]]*])+)");
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)]");

    private final Map<String, Method> methods;
    private final Map<String, @Nullable Object> results = new LinkedHashMap<>();
    private final Map<String, Object> errors = new LinkedHashMap<>();
    private final Map<String, Object> times = new LinkedHashMap<>();

    Batch(Map<String, Method> methods) {
        this.methods = methods;
    }

    Object answer(Call call) {
        boolean halt = isTrue(call.parameters().text("halt"));
        int count = 0;
        for (Map.Entry<String, Object> command :
                call.parameters().inside("cmd").values().entrySet()) {
            perform(call, command.getKey(), command.getValue().toString(), ++count);
            if (halt && !errors.isEmpty()) {
                break;
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("result", results);
        answer.put("result_error", errors);
        answer.put("result_total", Map.of());
        answer.put("result_next", Map.of());
        answer.put("result_time", times);
        return answer;
    }

    private static boolean isTrue(String text) {
        return List.of("1", "Y", "true").contains(text);
    }

    private void perform(Call call, String key, String command, int count) {
        try {
            if (count > MOST_COMMANDS) {
                throw new Refusal("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");
            }
            int question = command.indexOf('?');
            String name = question < 0 ? command : command.substring(0, question);
            if (name.toLowerCase(Locale.ROOT).startsWith("batch")) {
                throw new Refusal(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage");
            }
            Optional<Fault.Refuse> planned = call.portal().faults().nextRefusal(name);
            if (planned.isPresent()) {
                throw new Refusal(planned.get().status(), planned.get().code(), "Planned by the controls");
            }
            Map<String, Object> query = question < 0 ? Map.of() : PhpForm.read(command.substring(question + 1));
            Parameters parameters = Parameters.of(resolve(query));
            results.put(key, Methods.perform(methods, name, call.with(parameters)));
            times.put(key, Map.of("duration", 0.001));
        } catch (Refusal refusal) {
            errors.put(key, Map.of("error", refusal.code(), "error_description", refusal.description()));
        }
    }

    private @Nullable Object resolve(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, part) -> copy.put(String.valueOf(key), resolve(part)));
                yield copy;
            }
            case String text ->
                REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(lookUp(match.group(1))));
            case null, default -> value;
        };
    }

    private String lookUp(String path) {
        Object found = results;
        for (var step : STEP.matcher(path).results().toList()) {
            found = switch (found) {
                case Map<?, ?> map -> map.get(step.group(1));
                case List<?> list
                when step.group(1).matches("\\d{1,6}") && Integer.parseInt(step.group(1)) < list.size() ->
                    list.get(Integer.parseInt(step.group(1)));
                case null, default -> null;
            };
        }
        return found == null || found instanceof Map || found instanceof List ? "" : found.toString();
    }
}
