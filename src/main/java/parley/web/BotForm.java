package parley.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotDraft;
import parley.authoring.BotDraft.TopicDraft;
import parley.authoring.BotId;
import parley.authoring.Crop;
import parley.authoring.CutPhoto;
import parley.authoring.JoinDrafts;
import parley.authoring.PhotoId;
import parley.authoring.Place;

/**
 * What came in with a bot's form, as it was typed, and where the author prefers what somebody else saved meanwhile.
 *
 * @param model the bot that a new one says the same as
 */
record BotForm(BotDraft draft, String formKey, Optional<BotId> model, long revision, List<Place> theirs) {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\n\t]]");
    private static final Pattern FORM_KEY = Pattern.compile(".{1,60}");

    static BotForm of(Context context, CutPhoto cutPhoto) {
        return read(context, photo(context, cutPhoto));
    }

    /** For judging what was typed: no picture is cut for that. */
    static BotForm withoutPhoto(Context context) {
        return read(context, null);
    }

    private static BotForm read(Context context, @Nullable PhotoId photo) {
        BotDraft draft = new BotDraft(
                typed(context, "code"),
                typed(context, "kind"),
                !typed(context, "openChannels").isEmpty(),
                typed(context, "name"),
                typed(context, "lastName"),
                typed(context, "color"),
                typed(context, "email"),
                typed(context, "birthday"),
                typed(context, "position"),
                typed(context, "website"),
                typed(context, "gender"),
                photo,
                typed(context, "language"),
                typed(context, "greeting"),
                topics(context),
                typed(context, "fallback"));
        // The second one is sent by the button that saves over somebody else's change.
        String replaced = typed(context, "replace");
        String revision = replaced.isEmpty() ? typed(context, "revision") : replaced;
        String formKey = typed(context, "formKey");
        return new BotForm(
                draft,
                FORM_KEY.matcher(formKey).matches()
                        ? formKey
                        : UUID.randomUUID().toString(),
                Optional.of(typed(context, "model"))
                        .filter(model -> model.matches("\\d{1,18}"))
                        .map(model -> new BotId(Long.parseLong(model))),
                revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0,
                context.formParamMap().entrySet().stream()
                        .filter(field -> field.getKey().startsWith("choice-"))
                        .flatMap(field -> field.getValue().stream())
                        .flatMap(key -> Place.ofKey(key).stream())
                        .toList());
    }

    /** The draft after the author has chosen between both changes, as long as the bot is the one they chose from. */
    BotDraft decided(Bot saved) {
        return saved.revision() == revision && !theirs.isEmpty() ? JoinDrafts.take(draft, saved, theirs) : draft;
    }

    /** The picture, or the part of it that was chosen: cut here, so that the bot and a form shown again have the same. */
    private static @Nullable PhotoId photo(Context context, CutPhoto cutPhoto) {
        PhotoId picture = PhotoForm.picture(context);
        Crop crop = PhotoForm.crop(context);
        return picture == null || crop == null
                ? picture
                : cutPhoto.cut(Exchange.session(context).visitor().portal(), picture, crop)
                        .orElse(null);
    }

    /** Each topic sends its three fields, in the order of the page. One that was left blank was not meant. */
    private static List<TopicDraft> topics(Context context) {
        List<String> ids = context.formParams("topicId");
        List<String> wordings = context.formParams("topicWordings");
        List<String> replies = context.formParams("topicReply");
        List<TopicDraft> topics = new ArrayList<>();
        for (int i = 0; i < Math.min(ids.size(), Math.min(wordings.size(), replies.size())); i++) {
            if (!wordings.get(i).isBlank() || !replies.get(i).isBlank()) {
                topics.add(new TopicDraft(ids.get(i), tidy(wordings.get(i)), tidy(replies.get(i))));
            }
        }
        return topics;
    }

    /** The number the asked-for topic has among those that were meant; 0 for one that was not. */
    static int topic(Context context) {
        String at = typed(context, "at");
        List<String> wordings = context.formParams("topicWordings");
        List<String> replies = context.formParams("topicReply");
        int last = at.matches("\\d{1,4}") ? Integer.parseInt(at) : -1;
        if (last < 0 || last >= Math.min(wordings.size(), replies.size())) {
            return 0;
        }
        IntPredicate meant = i -> !wordings.get(i).isBlank() || !replies.get(i).isBlank();
        return meant.test(last)
                ? (int) IntStream.rangeClosed(0, last).filter(meant).count()
                : 0;
    }

    private static String typed(Context context, String name) {
        return tidy(Objects.requireNonNullElse(context.formParam(name), ""));
    }

    /** Forms send line ends of two characters, and pasted text may hold some that nobody can see and not every database keeps. */
    static String tidy(String text) {
        return UNSEEN.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }
}
