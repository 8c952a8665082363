package parley.sandbox.rest;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.sandbox.portal.Installation;
import parley.sandbox.wire.Refusal;

/** The methods that need no scope, and the token's own profile (rest.md, 7). */
final class BasicMethods {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private BasicMethods() {}

    static void register(Map<String, Method> methods, Methods all) {
        methods.put("app.info", Method.basic(BasicMethods::info));
        methods.put("profile", Method.basic(BasicMethods::profile));
        methods.put("user.admin", Method.basic(Call::byAdministrator));
        methods.put("scope", Method.basic(call -> call.portal().scopes()));
        methods.put("method.get", Method.basic(call -> availability(call, all)));
        methods.put(
                "server.time",
                Method.basic(call -> ISO.format(call.portal().now().atOffset(ZoneOffset.UTC))));
        methods.put(
                "app.option.get",
                Method.basic(call -> option(call.portal().installation().options(), call)));
        methods.put("app.option.set", Method.basic(BasicMethods::setApplicationOptions));
        methods.put("user.option.get", Method.basic(call -> option(userOptions(call), call)));
        methods.put("user.option.set", Method.basic(call -> setOptions(userOptions(call), call)));
    }

    /** The portal's own shape, not the authorization server's (install-and-auth.md, 7.3). */
    private static Object info(Call call) {
        Installation installation = call.portal().installation();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("ID", "1");
        info.put("CODE", call.portal().clientId());
        info.put("VERSION", installation.version());
        info.put("STATUS", installation.status());
        info.put("INSTALLED", installation.state() == Installation.State.INSTALLED);
        info.put("PAYMENT_EXPIRED", installation.isPaid() ? "N" : "Y");
        info.put("DAYS", installation.days());
        info.put("LANGUAGE_ID", call.portal().name().language());
        info.put("LICENSE", call.portal().name().language() + "_pro100");
        info.put("LICENSE_TYPE", "pro100");
        info.put("LICENSE_FAMILY", "pro");
        return info;
    }

    /** An empty object for a bot, which is no employee. */
    private static Object profile(Call call) {
        Map<String, Object> profile = new LinkedHashMap<>();
        call.person().ifPresent(person -> {
            profile.put("ID", String.valueOf(person.id()));
            profile.put("ADMIN", person.isAdministrator());
            profile.put("NAME", person.firstName());
            profile.put("LAST_NAME", person.lastName());
            profile.put("PERSONAL_GENDER", person.gender());
            profile.put("TIME_ZONE", "");
        });
        return profile;
    }

    private static Object availability(Call call, Methods all) {
        Optional<Method> method = all.find(call.parameters().text("name"));
        boolean granted =
                method.isPresent() && method.get().isGranted(call.portal().scopes());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("isExisting", method.isPresent());
        answer.put("isAvailable", granted);
        return answer;
    }

    private static Map<String, Object> userOptions(Call call) {
        return call.portal().installation().optionsOf(call.userId());
    }

    private static Object option(Map<String, Object> options, Call call) {
        String name = call.parameters().text("option");
        return name.isEmpty() ? options : options.getOrDefault(name, "");
    }

    private static Object setApplicationOptions(Call call) {
        if (!call.byAdministrator()) {
            throw new Refusal(403, "ACCESS_DENIED", "Access denied! Administrator authorization required");
        }
        return setOptions(call.portal().installation().options(), call);
    }

    private static Object setOptions(Map<String, Object> options, Call call) {
        Map<String, Object> changes = call.parameters().inside("options").values();
        if (changes.isEmpty()) {
            throw new Refusal("ERROR_ARGUMENT", "Argument 'options' is null or empty");
        }
        options.putAll(changes);
        return true;
    }
}
