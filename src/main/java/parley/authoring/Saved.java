package parley.authoring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a draft, or of a wish. */
public sealed interface Saved {

    /** Kept here, and the portal knows it. */
    record Live(Bot bot) implements Saved {}

    /** Kept here, and not meant for the portal yet. */
    record Drafted(Bot bot) implements Saved {}

    /** Kept here, but the portal declined or did not answer. */
    record Kept(Bot bot, Problem problem) implements Saved {}

    /** Nothing was kept. */
    record Rejected(List<Problem> problems) implements Saved {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    static Saved rejected(Problem problem) {
        return new Rejected(List.of(problem));
    }

    /** Others were changing the bots of the portal all the while. */
    static Saved busy() {
        return rejected(new Problem(Problem.Field.WHOLE, Problem.Kind.PORTAL_BUSY));
    }

    /** @param problems what the portal declined, by bot */
    static Saved of(Bot bot, Map<BotId, Problem> problems) {
        @Nullable Problem problem = problems.get(bot.id());
        if (problem != null) {
            return new Kept(bot, problem);
        }
        return bot.wish() instanceof Wish.Draft ? new Drafted(bot) : new Live(bot);
    }
}
