package parley.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.authoring.Wish;

/**
 * The bots of a portal as they are listed.
 *
 * @param notice what became of the last wish
 * @param standing what an administrator must know about the portal itself, or empty
 * @param limit how much of the allowance is used
 */
public record BotListView(
        List<Card> bots, Notice notice, String standing, String limit, boolean full, String fullReason, Search search) {
    public boolean empty() {
        return bots.isEmpty();
    }

    /** What became of the last wish, or empty; with the number of the bot to write to, or empty. */
    public record Notice(String text, String number) {
        static final Notice NONE = new Notice("", "");

        public boolean empty() {
            return text.isEmpty();
        }
    }

    /** How a long list is searched; of no use for a short one. */
    public record Search(boolean useful, String words, List<BotFormView.Choice> orders, String count) {}

    /** One bot. */
    public record Card(
            String href,
            String deletion,
            Avatar avatar,
            String name,
            String position,
            String kind,
            Moment changed,
            State state) {}

    /** The picture of a bot, or its initial on its colour. */
    public record Avatar(String photo, String initial, String color) {
        static Avatar of(Bot bot) {
            String name = bot.profile().fullName();
            String photo = bot.profile().photo() == null
                    ? ""
                    : "/app/photos/" + bot.profile().photo().value();
            String initial = name.isEmpty()
                    ? ""
                    : Character.toString(name.codePointAt(0)).toUpperCase(Locale.ROOT);
            return new Avatar(
                    photo, initial, "avatar--" + BotListView.color(bot.profile().color()));
        }

        public boolean pictured() {
            return !photo.isEmpty();
        }
    }

    /** Where a bot stands in the portal. */
    public record State(String variant, String text, String reason) {
        public boolean explained() {
            return !reason.isEmpty();
        }

        static State of(Locale language, Bot bot) {
            return switch (bot.wish()) {
                case Wish.Draft _ -> new State("badge--quiet", Messages.text(language, "bots.state.draft"), "");
                case Wish.Deleted _ -> troubled(language, bot, "bots.state.deleted");
                case Wish.Live _, Wish.Paused _ -> inPortal(language, bot);
            };
        }

        private static State inPortal(Locale language, Bot bot) {
            return switch (bot.registration()) {
                case Registration.NotRegistered() ->
                    new State("badge--quiet", Messages.text(language, "bots.state.not-registered"), "");
                case Registration.Registered registered
                when bot.wish() instanceof Wish.Paused ->
                    new State(
                            "badge--quiet",
                            Messages.text(
                                    language,
                                    "bots.state.paused",
                                    registered.number().toString()),
                            "");
                case Registration.Registered registered ->
                    new State(
                            "badge--good",
                            Messages.text(
                                    language,
                                    "bots.state.registered",
                                    registered.number().toString()),
                            "");
                case Registration.Trouble _ when bot.removedInPortal() -> troubled(language, bot, "bots.state.removed");
                case Registration.Trouble(@Nullable Long number, Problem.Kind _)
                when number == null -> troubled(language, bot, "bots.state.trouble");
                case Registration.Trouble _ -> troubled(language, bot, "bots.state.trouble-registered");
            };
        }

        private static State troubled(Locale language, Bot bot, String key) {
            Registration registration = bot.registration();
            return new State(
                    "badge--bad",
                    Messages.text(language, key, Objects.toString(registration.number(), "")),
                    registration instanceof Registration.Trouble trouble
                            ? Problems.brief(language, trouble.reason())
                            : "");
        }
    }

    static Card card(Locale language, Bot bot, Instant now) {
        String address = "/app/bots/" + bot.id().value();
        return new Card(
                address,
                address + "/deletion",
                Avatar.of(bot),
                bot.profile().fullName(),
                bot.profile().position(),
                Messages.text(language, "bots.kind." + bot.kind()),
                Moment.of(language, "bots.list.changed", bot.changedAt(), now),
                State.of(language, bot));
    }

    static String color(BotColor color) {
        return color.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
