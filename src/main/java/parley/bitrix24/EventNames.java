package parley.bitrix24;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What we do about each event: a bot heard it, it belongs to the application's life, it is ignored on purpose, or we have no
 * word for it (bots-v1.md §9, install-and-auth.md §9).
 */
final class EventNames {
    static final String INSTALL = "ONAPPINSTALL";
    static final String UPDATE = "ONAPPUPDATE";
    static final String UNINSTALL = "ONAPPUNINSTALL";
    static final String PAYMENT = "ONAPPPAYMENT";
    static final String TEST = "ONAPPTEST";

    static final String MESSAGE_ADD = "ONIMBOTMESSAGEADD";
    static final String MESSAGE_UPDATE = "ONIMBOTMESSAGEUPDATE";
    static final String MESSAGE_DELETE = "ONIMBOTMESSAGEDELETE";
    static final String JOIN = "ONIMBOTJOINCHAT";
    static final String BOT_DELETE = "ONIMBOTDELETE";
    static final String COMMAND = "ONIMCOMMANDADD";

    static final Set<String> LIFECYCLE = Set.of(INSTALL, UPDATE, UNINSTALL, PAYMENT);
    static final Set<String> BOTS = Set.of(MESSAGE_ADD, MESSAGE_UPDATE, MESSAGE_DELETE, JOIN, BOT_DELETE, COMMAND);

    /** Ignored on purpose, with the reason. */
    static final Map<String, String> IGNORED = Map.of(
            TEST,
            "sent on request to try the way to us; having answered is all there is to it",
            "ONAPPMETHODCONFIRM",
            "we call no method that an administrator must approve first",
            "ONOFFLINEEVENT",
            "we bind no offline events; the wake-up without them means nothing");

    /** Older pages of the platform name the same event otherwise (bots-v1.md §12). */
    private static final Map<String, String> ALIASES = Map.of("ONIMJOINCHAT", JOIN);

    /** Bot events of the second API generation: known by name, kept as unknown until we speak it. */
    private static final String SECOND_GENERATION = "ONIMBOTV2";

    private EventNames() {}

    /** One spelling for each event; they come in both cases (events.md §3). */
    static String tidy(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return ALIASES.getOrDefault(upper, upper);
    }

    static Optional<String> reasonToIgnore(String name) {
        return Optional.ofNullable(IGNORED.get(name));
    }

    static boolean isSecondGeneration(String name) {
        return name.startsWith(SECOND_GENERATION);
    }
}
