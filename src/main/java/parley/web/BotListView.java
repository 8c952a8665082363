package parley.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.Problem;
import parley.authoring.Registration;

/**
 * The bots of a portal as they are listed.
 *
 * @param notice what became of the last wish, or empty
 * @param standing what an administrator must know about the portal itself, or empty
 * @param limit how much of the allowance is used
 */
public record BotListView(
        List<Card> bots, String notice, String standing, String limit, boolean full, String fullReason) {
    public boolean empty() {
        return bots.isEmpty();
    }

    /** One bot. */
    public record Card(
            String href, String deletion, Avatar avatar, String name, String position, String kind, State state) {}

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

        static State of(Locale language, Registration registration) {
            return switch (registration) {
                case Registration.NotRegistered() ->
                    new State("badge--quiet", Messages.text(language, "bots.state.not-registered"), "");
                case Registration.Registered(Long number) ->
                    new State("badge--good", Messages.text(language, "bots.state.registered", number.toString()), "");
                case Registration.Trouble(@Nullable Long number, Problem.Kind reason) ->
                    new State(
                            "badge--bad",
                            number == null
                                    ? Messages.text(language, "bots.state.trouble")
                                    : Messages.text(language, "bots.state.trouble-registered", number.toString()),
                            Problems.brief(language, reason));
            };
        }
    }

    static Card card(Locale language, Bot bot) {
        String address = "/app/bots/" + bot.id().value();
        return new Card(
                address,
                address + "/deletion",
                Avatar.of(bot),
                bot.profile().fullName(),
                bot.profile().position(),
                Messages.text(language, "bots.kind." + bot.kind()),
                State.of(language, bot.registration()));
    }

    static String color(BotColor color) {
        return color.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
