package parley.authoring;

import java.util.Optional;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.authoring.Change.Deed;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Removes a bot: from the portal first, because a bot nobody here knows could never be removed there. */
public final class DeleteBot {
    private final Bots bots;
    private final BotPlatform platform;
    private final RecordChange recordChange;

    public DeleteBot(Bots bots, BotPlatform platform, RecordChange recordChange) {
        this.bots = bots;
        this.platform = platform;
        this.recordChange = recordChange;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** Gone here and there; also when it was gone before. */
        record Deleted() implements Outcome {}

        record NotDeleted(Bot bot, Problem problem) implements Outcome {}
    }

    public Outcome delete(PortalId portal, UserId by, BotId id) {
        Bots.OfPortal own = bots.of(portal);
        Optional<Bot> bot = own.find(id);
        if (bot.isEmpty()) {
            return new Outcome.Deleted();
        }
        return switch (platform.unregister(bot.get())) {
            case Answer.Given<Done> _ -> {
                recordChange.carryOut(portal, by, Deed.of(Change.Kind.DELETED, bot.get()), () -> own.remove(id));
                yield new Outcome.Deleted();
            }
            case Answer.Declined<Done>(Problem problem) -> new Outcome.NotDeleted(bot.get(), problem);
        };
    }
}
