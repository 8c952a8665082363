package parley.authoring;

import java.util.Optional;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.portals.PortalId;

/** Removes a bot: from the portal first, because a bot nobody here knows could never be removed there. */
public final class DeleteBot {
    private final Bots bots;
    private final BotPlatform platform;

    public DeleteBot(Bots bots, BotPlatform platform) {
        this.bots = bots;
        this.platform = platform;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** Gone here and there; also when it was gone before. */
        record Deleted() implements Outcome {}

        record NotDeleted(Bot bot, Problem problem) implements Outcome {}
    }

    public Outcome delete(PortalId portal, BotId id) {
        Bots.OfPortal own = bots.of(portal);
        Optional<Bot> bot = own.find(id);
        if (bot.isEmpty()) {
            return new Outcome.Deleted();
        }
        return switch (platform.unregister(bot.get())) {
            case Answer.Given<Done> _ -> {
                own.remove(id);
                yield new Outcome.Deleted();
            }
            case Answer.Declined<Done>(Problem problem) -> new Outcome.NotDeleted(bot.get(), problem);
        };
    }
}
