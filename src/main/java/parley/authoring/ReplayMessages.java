package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import parley.authoring.PastMessages.PastMessage;
import parley.authoring.Rehearsal.Rehearsed;
import parley.engine.Effect;
import parley.engine.Engine;
import parley.engine.Person;
import parley.engine.Scenario;
import parley.engine.Turn.Act;
import parley.portals.PortalId;

/** Asks a draft what people really asked, and tells where its answer differs from the one of today. */
public final class ReplayMessages {
    public static final int MOST = 500;

    /** Somebody waits for the page; what was not looked at by then is left out. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final PastMessages messages;
    private final InstantSource clock;

    public ReplayMessages(PastMessages messages, InstantSource clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A question that is answered otherwise. Both answers are those to somebody who writes nothing else, at the moment when it
     * was asked.
     */
    public record ChangedAnswer(PastMessage message, Rehearsed live, Rehearsed draft) {}

    /**
     * @param compared how many different messages were looked at
     * @param whole whether none was left out for want of time
     */
    public record Replay(int compared, boolean whole, List<ChangedAnswer> changed) {
        public Replay {
            changed = List.copyOf(changed);
        }
    }

    public Replay replay(PortalId portal, BotId bot, Scenario live, Scenario draft, int most) {
        Instant end = clock.instant().plus(PATIENCE);
        Engine before = new Engine(live);
        Engine after = new Engine(draft);
        Set<String> asked = new HashSet<>();
        List<ChangedAnswer> changed = new ArrayList<>();
        for (PastMessage message : messages.of(portal).newest(bot, Math.min(most, MOST))) {
            if (clock.instant().isAfter(end)) {
                return new Replay(asked.size(), false, changed);
            }
            if (asked.add(message.text().strip())) {
                Rehearsed old = answer(live, before, message);
                Rehearsed fresh = answer(draft, after, message);
                if (!seen(old).equals(seen(fresh))) {
                    changed.add(new ChangedAnswer(message, old, fresh));
                }
            }
        }
        return new Replay(asked.size(), true, changed);
    }

    private static Rehearsed answer(Scenario scenario, Engine engine, PastMessage message) {
        Setting setting = new Setting(Person.UNKNOWN, message.place(), message.at());
        return new RehearsedChat(scenario, engine, setting).play(new RehearsedInput.Said(message.text()));
    }

    private static List<Object> seen(Rehearsed rehearsed) {
        return rehearsed.acts().stream()
                .map(Act::effect)
                .flatMap(ReplayMessages::seen)
                .toList();
    }

    /** An effect without what is only there to find the way back to its step. */
    private static Stream<Object> seen(Effect effect) {
        return switch (effect) {
            case Effect.Say(var message) -> Stream.of(Rehearsal.Reply.of(message), message.links(), message.picture());
            case Effect.Call call -> Stream.of(call.method(), call.address(), call.headers(), call.body());
            case Effect.HandOver(var _, var to, String note) -> Stream.of(to, note);
            case Effect.Remember _, Effect.CreateLead _, Effect.CreateTask _, Effect.Notify _ -> Stream.of(effect);
            case Effect.Retire _, Effect.Type _, Effect.WakeAt _ -> Stream.of();
        };
    }
}
