package parley.sandbox.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.sandbox.wire.Refusal;

/** Every method this portal knows, by its name in small letters. */
final class Methods {
    /** Known, but of scopes whose methods the sandbox does not play: they end at the check of the scope. */
    private static final Map<String, List<String>> OUTSIDE = Map.of(
            "im", List.of("im.message.add", "im.user.get", "im.dialog.get", "im.chat.add"),
            "placement", List.of("placement.bind", "placement.unbind", "placement.get", "placement.list"),
            "crm", List.of("crm.lead.add", "crm.deal.add", "crm.contact.add"),
            "bizproc", List.of("bizproc.robot.add", "bizproc.event.send"));

    private final Map<String, Method> methods = new HashMap<>();

    Methods() {
        BasicMethods.register(methods, this);
        PeopleMethods.register(methods);
        EventMethods.register(methods);
        BotMethods.register(methods);
        MessageMethods.register(methods);
        ChatMethods.register(methods);
        DialogMethods.register(methods);
        CommandMethods.register(methods);
        NotificationMethods.register(methods);
        CabinetMethods.register(methods);
        LineMethods.register(methods);
        OUTSIDE.forEach((scope, names) ->
                names.forEach(name -> methods.put(name, new Method(Set.of(scope), Methods::unplayed))));
        Map<String, Method> playable = Map.copyOf(methods);
        methods.put("batch", Method.basic(call -> new Batch(playable).answer(call)));
    }

    Optional<Method> find(String name) {
        return Optional.ofNullable(methods.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Finds, checks the scope, calls. */
    static @Nullable Object perform(Map<String, Method> methods, String name, Call call) {
        Method method = methods.get(name.toLowerCase(Locale.ROOT));
        if (method == null) {
            throw new Refusal(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        }
        if (!method.isGranted(call.portal().scopes())) {
            throw new Refusal(
                    403,
                    "insufficient_scope",
                    "The request requires higher privileges than provided by the access token");
        }
        return method.body().answer(call);
    }

    @Nullable
    Object perform(String name, Call call) {
        return perform(methods, name, call);
    }

    private static Object unplayed(Call call) {
        throw new Refusal(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
    }
}
