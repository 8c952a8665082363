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
import parley.authoring.DrawPhoto;
import parley.authoring.Gender;
import parley.authoring.Photo;
import parley.authoring.Problem;
import parley.bitrix24.wire.WildJson;
import parley.portals.PortalId;

/** The register of bots, through the first generation of the bot methods. All bots share our one event address. */
public final class Bitrix24Bots implements BotPlatform {
    static final int MOST_BOTS = 5;

    /** One set of addresses for all bots of an application (imbot-register.md). */
    private static final List<String> HANDLERS = List.of(
            "EVENT_MESSAGE_ADD",
            "EVENT_MESSAGE_UPDATE",
            "EVENT_MESSAGE_DELETE",
            "EVENT_WELCOME_MESSAGE",
            "EVENT_BOT_DELETE");

    /** There is no such thing, or it belongs to another application: either way ours is gone. */
    private static final Set<String> GONE = Set.of("BOT_ID_ERROR", "APP_ID_ERROR");

    private final Calls calls;
    private final String handler;

    Bitrix24Bots(Calls calls, Connection connection, ApplicationCard card) {
        this.calls = calls;
        this.handler = connection.address(card.paths().events()).toString();
    }

    @Override
    public int limit() {
        return MOST_BOTS;
    }

    @Override
    public String address() {
        return handler;
    }

    @Override
    public Answer<Long> register(Bot bot, @Nullable Photo photo) {
        Map<String, Object> parameters = new HashMap<>(handlers());
        parameters.put("CODE", bot.code());
        parameters.put("TYPE", type(bot.kind()));
        parameters.put("OPENLINE", bot.openChannels() || bot.kind() == BotKind.OPEN_CHANNEL ? "Y" : "N");
        parameters.put("PROPERTIES", properties(bot.profile(), photo));
        return switch (calls.call(bot.portal(), "imbot.register", parameters)) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.of(failed, bot));
            case Called.Answered answered -> {
                long number = answered.result().number().orElse(0);
                yield number > 0 ? new Answer.Given<>(number) : new Answer.Declined<>(senseless());
            }
        };
    }

    /** Also binds the addresses that registration drops (bots-v1.md, trap 1 and §3.1). */
    @Override
    public Answer<Done> update(Bot bot, long number, @Nullable Photo photo) {
        Map<String, Object> fields = new HashMap<>(handlers());
        fields.put("CODE", bot.code());
        fields.put("PROPERTIES", properties(bot.profile(), photo));
        return switch (calls.call(bot.portal(), "imbot.update", Map.of("BOT_ID", number, "FIELDS", fields))) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.of(failed, bot));
            case Called.Answered _ -> new Answer.Given<>(Done.DONE);
        };
    }

    @Override
    public Answer<Done> unregister(PortalId portal, long number) {
        return remove(portal, "imbot.unregister", Map.of("BOT_ID", number));
    }

    @Override
    public Answer<List<Known>> list(PortalId portal) {
        return answer(
                portal,
                "imbot.bot.list",
                Map.of(),
                result -> Optional.of(result.items().stream()
                        .filter(bot -> bot.number("ID").isPresent())
                        .map(bot -> new Known(
                                bot.number("ID").orElseThrow(),
                                bot.text("CODE").orElse(""),
                                bot.text("NAME").orElse("")))
                        .toList()));
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

    private Answer<Done> remove(PortalId portal, String method, Map<String, ?> parameters) {
        return switch (calls.call(portal, method, parameters)) {
            case Called.Answered _ -> new Answer.Given<>(Done.DONE);
            case Called.Failed failed when GONE.contains(failed.code()) -> new Answer.Given<>(Done.DONE);
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.of(failed));
        };
    }

    private <T> Answer<T> answer(
            PortalId portal, String method, Map<String, ?> parameters, Function<WildJson, Optional<T>> reader) {
        return switch (calls.call(portal, method, parameters)) {
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
