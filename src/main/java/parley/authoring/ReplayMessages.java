package parley.authoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.authoring.PastMessages.PastMessage;
import parley.authoring.Rehearsal.Rehearsed;
import parley.engine.Engine;
import parley.engine.Person;
import parley.engine.Scenario;
import parley.portals.PortalId;

/** Asks a draft what people really asked, and tells where its answer differs from the one of today. */
public final class ReplayMessages {
    public static final int MOST = 500;

    private final PastMessages messages;

    public ReplayMessages(PastMessages messages) {
        this.messages = messages;
    }

    /**
     * A question that is answered otherwise. Both answers are those to somebody who writes nothing else, at the moment when it
     * was asked.
     */
    public record ChangedAnswer(PastMessage message, Rehearsed live, Rehearsed draft) {}

    /** @param compared how many different messages were looked at */
    public record Replay(int compared, List<ChangedAnswer> changed) {
        public Replay {
            changed = List.copyOf(changed);
        }
    }

    public Replay replay(PortalId portal, BotId bot, Scenario live, Scenario draft, int most) {
        Engine before = new Engine(live);
        Engine after = new Engine(draft);
        Set<String> asked = new HashSet<>();
        List<ChangedAnswer> changed = new ArrayList<>();
        for (PastMessage message : messages.of(portal).newest(bot, Math.min(most, MOST))) {
            if (asked.add(message.text().strip())) {
                Rehearsed old = answer(live, before, message);
                Rehearsed fresh = answer(draft, after, message);
                if (!old.replies().equals(fresh.replies())) {
                    changed.add(new ChangedAnswer(message, old, fresh));
                }
            }
        }
        return new Replay(asked.size(), changed);
    }

    private static Rehearsed answer(Scenario scenario, Engine engine, PastMessage message) {
        Setting setting = new Setting(Person.UNKNOWN, message.place(), message.at());
        return new RehearsedChat(scenario, engine, setting).play(new RehearsedInput.Said(message.text()));
    }
}
