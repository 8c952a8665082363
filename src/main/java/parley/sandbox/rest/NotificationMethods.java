package parley.sandbox.rest;

import java.util.Map;
import java.util.Set;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** {@code im.notify} (crm-and-people.md, 7). */
final class NotificationMethods {
    private NotificationMethods() {}

    static void register(Map<String, Method> methods) {
        methods.put("im.notify", new Method(Set.of("im"), NotificationMethods::add));
    }

    /** The number of the notification; {@code false} with status 200 when it could not be given to anybody. */
    private static Object add(Call call) {
        Parameters parameters = call.parameters();
        Portal portal = call.portal();
        long user = parameters.number("USER_ID");
        if (user <= 0) {
            throw new Refusal("USER_ID_EMPTY", "User ID can't be empty");
        }
        String text = parameters.text("MESSAGE").strip();
        if (text.isEmpty()) {
            throw new Refusal("MESSAGE_EMPTY", "Message can't be empty");
        }
        if (portal.staff().find(user).filter(Person::isActive).isEmpty()) {
            return false;
        }
        long author = parameters.text("TYPE").equals("SYSTEM") ? 0 : call.userId();
        return portal.bell()
                .add(user, author, text, parameters.text("TAG"), portal.now())
                .id();
    }
}
