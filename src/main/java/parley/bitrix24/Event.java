package parley.bitrix24;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.inbox.NewEnvelope;
import parley.portals.PortalId;

/**
 * One event, taken apart into the work it means. A request of the first generation may be for several bots or commands; each
 * gets an envelope of its own (v1-vs-v2.md §8.4). No token stays in what is stored.
 */
final class Event {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,100}");
    private static final Pattern DIALOG = Pattern.compile("[A-Za-z0-9_|:-]{1,100}");
    private static final Set<String> SECRETS = Set.of(
            "auth", "access_token", "refresh_token", "application_token", "auth_id", "refresh_id", "client_secret");
    /** Of a target; everything else in it is tokens and addresses. */
    private static final Set<String> TARGET =
            Set.of("BOT_ID", "BOT_CODE", "COMMAND", "COMMAND_ID", "COMMAND_PARAMS", "COMMAND_CONTEXT", "MESSAGE_ID");

    private static final int LONGEST_KEY = 300;

    private final PortalId portal;
    private final String name;
    private final BracketForm form;
    private final BracketForm clean;

    private Event(PortalId portal, String name, BracketForm form, BracketForm clean) {
        this.portal = portal;
        this.name = name;
        this.form = form;
        this.clean = clean;
    }

    static Event of(BracketForm form) throws Malformed {
        String name = EventNames.tidy(form.required("event"));
        String member = form.required("auth", "member_id");
        if (!NAME.matcher(name).matches() || member.length() > 100 || member.isBlank()) {
            throw new Malformed("The event's or the portal's name is none");
        }
        BracketForm clean = form.without(SECRETS)
                .with("event", name)
                .with("auth", BracketForm.empty().with("member_id", member));
        return new Event(new PortalId(member), name, form, clean);
    }

    PortalId portal() {
        return portal;
    }

    String name() {
        return name;
    }

    BracketForm auth() {
        return form.at("auth");
    }

    /** Whom the event is for, each with its number and with the tokens that came for it. */
    List<BracketForm> targets() {
        List<BracketForm> targets = new ArrayList<>();
        for (String map : List.of("BOT", "COMMAND")) {
            BracketForm all = form.at("data", map);
            for (String key : all.keys()) {
                BracketForm target = all.at(key);
                boolean unnamed = map.equals("BOT") && target.number("BOT_ID").isEmpty();
                targets.add(unnamed ? target.with("BOT_ID", key) : target);
            }
        }
        return targets;
    }

    List<NewEnvelope> envelopes(Instant now) throws Malformed {
        if (EventNames.LIFECYCLE.contains(name)) {
            return List.of(envelope(portal + "/portal", Kinds.LIFECYCLE, key(name, digest(clean)), clean, now));
        } else if (name.equals(EventNames.BOT_DELETE)) {
            long bot = clean.requiredNumber("data", "BOT_ID");
            return List.of(envelope(lane(bot, "-"), Kinds.STIMULUS, key(name, bot, sentAt()), clean, now));
        } else if (name.equals(EventNames.COMMAND)) {
            return forEachTarget("COMMAND", now);
        } else if (EventNames.BOTS.contains(name)) {
            return forEachTarget("BOT", now);
        } else {
            return List.of(envelope(portal + "/unknown", Kinds.UNKNOWN, key(name, digest(clean)), clean, now));
        }
    }

    /**
     * What an event is worth that nobody vouches for: a reason to look for ourselves, at most once an hour. The documented
     * payment event carries no event token (install-and-auth.md §8).
     */
    NewEnvelope hint(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        BracketForm bare = clean.only(Set.of("event", "auth"));
        return envelope(portal + "/portal", Kinds.LIFECYCLE, key(name, "hint", hour), bare, now);
    }

    private List<NewEnvelope> forEachTarget(String map, Instant now) throws Malformed {
        BracketForm targets = clean.at("data", map);
        if (targets.isEmpty()) {
            targets = onlyTarget();
        }
        List<NewEnvelope> envelopes = new ArrayList<>();
        for (String key : targets.keys()) {
            BracketForm target = targets.at(key).only(TARGET);
            if (target.number("BOT_ID").isEmpty() && map.equals("BOT")) {
                target = target.with("BOT_ID", key);
            }
            if (target.number("COMMAND_ID").isEmpty() && map.equals("COMMAND")) {
                target = target.with("COMMAND_ID", key);
            }
            long bot = target.requiredNumber("BOT_ID");
            BracketForm payload = clean.with(
                    "data", clean.at("data").with(map, BracketForm.empty().with(key, target)));
            String dialog = Dialogs.in(clean.at("data", "PARAMS"));
            envelopes.add(envelope(lane(bot, dialog), Kinds.STIMULUS, key(bot, dialog, target), payload, now));
        }
        return envelopes;
    }

    /** Older portals may name the bot in the parameters only: as who joined, or as to whom a private message went. */
    private BracketForm onlyTarget() throws Malformed {
        BracketForm parameters = clean.at("data", "PARAMS");
        boolean isPrivate = parameters.textOrEmpty("MESSAGE_TYPE").equals("P");
        String bot = parameters
                .text("BOT_ID")
                .or(() -> isPrivate ? parameters.text("TO_USER_ID") : Optional.empty())
                .orElseThrow(() -> new Malformed("The event names no bot"));
        return BracketForm.empty().with(bot, BracketForm.empty().with("BOT_ID", bot));
    }

    private String lane(long bot, String dialog) {
        String tidy = DIALOG.matcher(dialog).matches() ? dialog : Digests.hex(dialog);
        return portal + "/" + bot + "/" + tidy;
    }

    /**
     * The platform gives events no number of their own (bots-v1.md, trap 12). A message appears once and goes once; the moment
     * of sending must not count there, because two bindings deliver the same message at two moments (events.md §6). It
     * counts where the same thing can be done again: an edit, a press of the same button, a join.
     */
    private String key(long bot, String dialog, BracketForm target) throws Malformed {
        BracketForm parameters = clean.at("data", "PARAMS");
        return switch (name) {
            case EventNames.MESSAGE_ADD, EventNames.MESSAGE_DELETE -> key(name, bot, messageId(parameters));
            case EventNames.MESSAGE_UPDATE ->
                key(
                        name,
                        bot,
                        messageId(parameters),
                        sentAt(),
                        Digests.hex(parameters.textOrEmpty("MESSAGE")).substring(0, 16));
            case EventNames.COMMAND ->
                key(
                        name,
                        bot,
                        target.textOrEmpty("COMMAND_ID"),
                        target.text("MESSAGE_ID").orElse(parameters.textOrEmpty("MESSAGE_ID")),
                        sentAt(),
                        Digests.hex(dialog + "\n" + parameters.textOrEmpty("FROM_USER_ID") + "\n"
                                        + target.textOrEmpty("COMMAND_PARAMS"))
                                .substring(0, 16));
            default -> key(name, bot, dialog, sentAt());
        };
    }

    private static long messageId(BracketForm parameters) throws Malformed {
        return parameters.number("MESSAGE_ID").isPresent()
                ? parameters.requiredNumber("MESSAGE_ID")
                : parameters.requiredNumber("ID");
    }

    private String sentAt() {
        return clean.textOrEmpty("ts");
    }

    private String key(Object... parts) {
        StringBuilder key = new StringBuilder(portal.value());
        for (Object part : parts) {
            key.append('/').append(part);
        }
        return key.length() <= LONGEST_KEY ? key.toString() : portal + "/" + Digests.hex(key.toString());
    }

    private static String digest(BracketForm form) {
        return HexFormat.of().formatHex(Digests.of(form.encode()));
    }

    private static NewEnvelope envelope(String lane, String kind, String key, BracketForm payload, Instant now) {
        return new NewEnvelope(lane, kind, key, payload.toJson(), now);
    }
}
