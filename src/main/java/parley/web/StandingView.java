package parley.web;

import java.util.List;
import java.util.Locale;
import parley.authoring.Bot;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Text;

/**
 * Where a bot stands, in words, and what its author can do about it.
 *
 * @param line what a paused bot says; empty otherwise
 */
public record StandingView(BotListView.State state, String text, String line, List<Act> acts) {
    public StandingView {
        acts = List.copyOf(acts);
    }

    /**
     * One thing to do.
     *
     * @param sends whether it happens at once; otherwise it has a page of its own
     */
    public record Act(String id, String href, String text, String variant, boolean sends) {}

    static StandingView of(Locale language, Bot bot) {
        return new Drawing(language, bot).view();
    }

    private record Drawing(Locale language, Bot bot) {

        StandingView view() {
            return switch (bot.wish()) {
                case Wish.Draft _ ->
                    view("bots.state.draft.text", "", now("publication", "bots.state.publish", "primary"));
                case Wish.Deleted _ ->
                    view(
                            "bots.state.deleted.text",
                            "",
                            now("repair", "bots.state.retry", "outline"),
                            now("publication", "bots.state.keep", "outline"));
                case Wish.Live _
                when isDone() -> view("bots.state.live.text", "", page("pause", "bots.state.pause", "outline"));
                case Wish.Paused(Text line)
                when isDone() ->
                    view(
                            "bots.state.paused.text",
                            line.source(),
                            now("publication", "bots.state.resume", "primary"),
                            page("pause", "bots.state.pause.change", "outline"));
                case Wish.Live _, Wish.Paused _
                when bot.removedInPortal() ->
                    view(
                            "bots.state.removed.text",
                            "",
                            now("restoration", "bots.state.restore", "primary"),
                            page("deletion", "bots.state.delete", "outline"));
                case Wish.Live _, Wish.Paused _ ->
                    view("bots.state.trouble.text", "", now("repair", "bots.state.repair", "primary"));
            };
        }

        private boolean isDone() {
            return bot.registration() instanceof Registration.Registered;
        }

        private StandingView view(String text, String line, Act... acts) {
            return new StandingView(
                    BotListView.State.of(language, bot), Messages.text(language, text), line, List.of(acts));
        }

        private Act now(String noun, String text, String variant) {
            return act(noun, text, variant, true);
        }

        private Act page(String noun, String text, String variant) {
            return act(noun, text, variant, false);
        }

        private Act act(String noun, String text, String variant, boolean sends) {
            String address = "/app/bots/" + bot.id().value() + "/" + noun;
            return new Act("bot-" + noun, address, Messages.text(language, text), "button--" + variant, sends);
        }
    }
}
