package parley.bitrix24;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotKind;
import parley.authoring.BotPlatform;
import parley.authoring.BotProfile;
import parley.authoring.Bots;
import parley.authoring.CommandPlatform;
import parley.authoring.DrawPhoto;
import parley.authoring.Gender;
import parley.authoring.Photo;
import parley.authoring.Problem;
import parley.bitrix24.wire.WildJson;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalId;

/** The register of bots, through the first generation of the bot methods. All bots share our one event address. */
public final class Bitrix24Bots implements BotPlatform, CommandPlatform {
    static final int MOST_BOTS = 5;

    /** One set of addresses for all bots of an application (imbot-register.md). */
    private static final List<String> HANDLERS = List.of(
            "EVENT_MESSAGE_ADD",
            "EVENT_MESSAGE_UPDATE",
            "EVENT_MESSAGE_DELETE",
            "EVENT_WELCOME_MESSAGE",
            "EVENT_BOT_DELETE");

    /** There is no such thing, or it belongs to another application: either way ours is gone. */
    private static final Set<String> GONE = Set.of("BOT_ID_ERROR", "COMMAND_ID_ERROR", "APP_ID_ERROR");

    private final PortalCalls calls;
    private final Bots bots;
    private final String handler;

    Bitrix24Bots(PortalCalls calls, Bots bots, Connection connection, ApplicationCard card) {
        this.calls = calls;
        this.bots = bots;
        this.handler = connection.address(card.paths().events()).toString();
    }

    @Override
    public int limit() {
        return MOST_BOTS;
    }

    @Override
    public Answer<Long> register(Bot bot, @Nullable Photo photo) {
        return switch (list(bot.portal())) {
            case Answer.Declined<List<Known>> declined -> new Answer.Declined<>(declined.problem());
            case Answer.Given<List<Known>> known -> register(bot, photo, known.value());
        };
    }

    private Answer<Long> register(Bot bot, @Nullable Photo photo, List<Known> known) {
        Optional<Known> there = find(bot, known);
        if (there.isPresent()) {
            return upToDate(bot, there.get().number(), photo);
        }
        if (countOurs(bot.portal(), known) >= MOST_BOTS) {
            return new Answer.Declined<>(BotProblems.limitReached(MOST_BOTS));
        }
        Map<String, Object> parameters = new HashMap<>(handlers());
        parameters.put("CODE", bot.code());
        parameters.put("TYPE", type(bot.kind()));
        parameters.put("OPENLINE", bot.openChannels() || bot.kind() == BotKind.OPEN_CHANNEL ? "Y" : "N");
        parameters.put("PROPERTIES", properties(bot.profile(), photo));
        return switch (calls.call(bot.portal(), "imbot.register", parameters)) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.of(failed, bot));
            case Called.Answered answered -> {
                long number = answered.result().number().orElse(0);
                yield number > 0 ? upToDate(bot, number, photo) : new Answer.Declined<>(senseless());
            }
        };
    }

    /** By its number, because its code may have been changed here; else by its code, because a crash may have hidden its number. */
    private static Optional<Known> find(Bot bot, List<Known> known) {
        Long number = bot.registration().number();
        return known.stream()
                .filter(one -> number != null && one.number() == number)
                .findFirst()
                .or(() -> known.stream()
                        .filter(one -> one.code().equals(bot.code()))
                        .findFirst());
    }

    /** Registration drops some of the addresses and changes nothing of a bot that exists (bots-v1.md, trap 1 and §3.1). */
    private Answer<Long> upToDate(Bot bot, long number, @Nullable Photo photo) {
        Map<String, Object> fields = new HashMap<>(handlers());
        fields.put("CODE", bot.code());
        fields.put("PROPERTIES", properties(bot.profile(), photo));
        return switch (calls.call(bot.portal(), "imbot.update", Map.of("BOT_ID", number, "FIELDS", fields))) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.of(failed, bot));
            case Called.Answered _ -> new Answer.Given<>(number);
        };
    }

    /** The list may show other applications' bots too, which do not count against our limit (bots-v1.md §3.4). */
    private long countOurs(PortalId portal, List<Known> known) {
        List<Bot> ours = bots.of(portal).all();
        Set<String> codes = ours.stream().map(Bot::code).collect(Collectors.toSet());
        return known.stream().filter(one -> codes.contains(one.code())).count();
    }

    @Override
    public Answer<Done> unregister(Bot bot) {
        return switch (list(bot.portal())) {
            case Answer.Declined<List<Known>> declined -> new Answer.Declined<>(declined.problem());
            case Answer.Given<List<Known>> known ->
                find(bot, known.value())
                        .map(there -> doneOrGone(
                                calls.call(bot.portal(), "imbot.unregister", Map.of("BOT_ID", there.number()))))
                        .orElseGet(() -> new Answer.Given<>(Done.DONE));
        };
    }

    @Override
    public Answer<List<Known>> list(PortalId portal) {
        return answer(
                calls.call(portal, "imbot.bot.list", Map.of()),
                result -> Optional.of(result.items().stream()
                        .filter(bot -> bot.number("ID").isPresent())
                        .map(bot -> new Known(
                                bot.number("ID").orElseThrow(),
                                bot.text("CODE").orElse(""),
                                bot.text("NAME").orElse("")))
                        .toList()));
    }

    @Override
    public Answer<Long> registerCommand(PortalId portal, long bot, Command command) {
        List<Map<String, String>> titles = command.titles().entrySet().stream()
                .map(title -> Map.of("LANGUAGE_ID", Languages.code(title.getKey()), "TITLE", title.getValue()))
                .toList();
        Map<String, Object> parameters = Map.of(
                "BOT_ID",
                bot,
                "COMMAND",
                command.name(),
                "COMMON",
                yes(command.everywhere()),
                "HIDDEN",
                yes(command.hidden()),
                "EVENT_COMMAND_ADD",
                handler,
                "LANG",
                titles);
        return answer(
                calls.call(portal, "imbot.command.register", parameters),
                result -> result.number().isPresent()
                        ? Optional.of(result.number().orElseThrow())
                        : Optional.empty());
    }

    @Override
    public Answer<Done> removeCommand(PortalId portal, long command) {
        return doneOrGone(calls.call(portal, "imbot.command.unregister", Map.of("COMMAND_ID", command)));
    }

    private Map<String, String> handlers() {
        return HANDLERS.stream().collect(Collectors.toMap(Function.identity(), name -> handler));
    }

    private static String type(BotKind kind) {
        return switch (kind) {
            case STANDARD -> "B";
            case HUMAN_LIKE -> "H";
            case OPEN_CHANNEL -> "O";
            case SUPERVISOR -> "S";
        };
    }

    /** Empty texts are sent, so that what an author has cleared is cleared there too. */
    private static Map<String, String> properties(BotProfile profile, @Nullable Photo photo) {
        Map<String, String> properties = new HashMap<>();
        properties.put("NAME", profile.name());
        properties.put("LAST_NAME", profile.lastName());
        properties.put("COLOR", profile.color().name());
        properties.put("EMAIL", profile.email());
        properties.put(
                "PERSONAL_BIRTHDAY",
                profile.birthday() == null ? "" : profile.birthday().toString());
        properties.put("WORK_POSITION", profile.position());
        properties.put("PERSONAL_WWW", profile.website());
        properties.put("PERSONAL_GENDER", gender(profile.gender()));
        // Always a picture, because no page says how to take one away: what an author removed would stay there.
        Photo shown = photo == null ? DrawPhoto.sign(profile.color()) : photo;
        // Bare Base64 without a data: prefix (imbot-register.md).
        properties.put("PERSONAL_PHOTO", Base64.getEncoder().encodeToString(shown.content()));
        return properties;
    }

    private static String gender(@Nullable Gender gender) {
        if (gender == null) {
            return "";
        }
        return switch (gender) {
            case FEMALE -> "F";
            case MALE -> "M";
        };
    }

    private static String yes(boolean yes) {
        return yes ? "Y" : "N";
    }

    private static Answer<Done> doneOrGone(Called called) {
        boolean gone = called instanceof Called.Failed failed
                && failed.failure() instanceof Refused refused
                && GONE.contains(refused.reason());
        return gone ? new Answer.Given<>(Done.DONE) : answer(called, result -> Optional.of(Done.DONE));
    }

    private static <T> Answer<T> answer(Called called, Function<WildJson, Optional<T>> reader) {
        return switch (called) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.of(failed));
            case Called.Answered answered ->
                reader.apply(answered.result())
                        .<Answer<T>>map(Answer.Given::new)
                        .orElseGet(() -> new Answer.Declined<>(senseless()));
        };
    }

    private static Problem senseless() {
        return new Problem(Problem.Field.WHOLE, Problem.Kind.REFUSED, "NO_NUMBER");
    }
}
