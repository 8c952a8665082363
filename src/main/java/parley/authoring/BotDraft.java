package parley.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A bot as an author typed it: nothing checked, nothing lost. What it says is typed here only while it is new. */
public record BotDraft(
        String code,
        String kind,
        boolean openChannels,
        String name,
        String lastName,
        String color,
        String email,
        String birthday,
        String position,
        String website,
        String gender,
        @Nullable PhotoId photo,
        String language,
        String greeting,
        List<TopicDraft> topics,
        String fallback) {
    /** Languages a bot can be written in, as the form offers them. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "de");

    public BotDraft {
        topics = List.copyOf(topics);
    }

    /** A bot to start from, with words to keep or to change, in the author's language where we have it. */
    public static BotDraft fresh(Locale locale) {
        String language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : LANGUAGES.getFirst();
        ResourceBundle words = Starter.words(Locale.forLanguageTag(language));
        return new BotDraft(
                "",
                BotKind.STANDARD.name(),
                false,
                "",
                "",
                BotColor.AZURE.name(),
                "",
                "",
                "",
                "",
                "",
                null,
                language,
                words.getString("greeting"),
                List.of(new TopicDraft("", words.getString("wordings"), words.getString("reply"))),
                words.getString("fallback"));
    }

    /** The same bot with words to keep or to change, for one that has to be made anew. */
    public BotDraft speaking(Locale locale) {
        BotDraft fresh = fresh(locale);
        return new BotDraft(
                code,
                kind,
                openChannels,
                name,
                lastName,
                color,
                email,
                birthday,
                position,
                website,
                gender,
                photo,
                fresh.language,
                fresh.greeting,
                fresh.topics,
                fresh.fallback);
    }

    /** A new bot like that one. What only one bot of a portal can have stays behind. */
    public static BotDraft copyOf(Bot bot) {
        BotDraft draft = of(bot);
        return new BotDraft(
                "",
                draft.kind,
                draft.openChannels,
                draft.name,
                draft.lastName,
                draft.color,
                "",
                draft.birthday,
                draft.position,
                draft.website,
                draft.gender,
                draft.photo,
                "",
                "",
                List.of(),
                "");
    }

    /** The bot as its form shows it: without what it says, which is changed elsewhere. */
    public static BotDraft of(Bot bot) {
        BotProfile profile = bot.profile();
        return new BotDraft(
                bot.code(),
                bot.kind().name(),
                bot.openChannels(),
                profile.name(),
                profile.lastName(),
                profile.color().name(),
                profile.email(),
                Objects.toString(profile.birthday(), ""),
                profile.position(),
                profile.website(),
                profile.gender() == null ? "" : profile.gender().name(),
                profile.photo(),
                "",
                "",
                List.of(),
                "");
    }

    /**
     * A topic as typed.
     *
     * @param id of the topic that is edited, or empty for a new one
     * @param wordings one a line
     */
    public record TopicDraft(String id, String wordings, String reply) {}
}
