package parley.authoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Changes the draft of a bot, one edit at a time, and takes edits back. Who may do that is asked at the {@link Desk} before. */
public final class EditScenario {
    /** Who rests longer than this before typing on has made another change. */
    private static final Duration BREATH = Duration.ofSeconds(20);

    private final Bots bots;
    private final Scenarios scenarios;
    private final People people;
    private final Transactions transactions;
    private final Clock clock;

    public EditScenario(Bots bots, Scenarios scenarios, People people, Transactions transactions, Clock clock) {
        this.bots = bots;
        this.scenarios = scenarios;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The draft; of a bot without one, its live version, which it begins with. */
    public Optional<ScenarioDraft> find(PortalId portal, BotId id) {
        return bots.of(portal)
                .find(id)
                .map(bot -> scenarios.of(portal).draft(id).orElseGet(() -> live(bot)));
    }

    private static ScenarioDraft live(Bot bot) {
        return new ScenarioDraft(
                bot.id(), bot.scenario(), Scenarios.FIRST_REVISION, bot.changedAt(), null, false, false);
    }

    /**
     * Makes one change. One that changes nothing is done, and leaves no trace.
     *
     * @param revision of the draft that the author saw
     */
    public Edited apply(PortalId portal, UserId by, BotId bot, long revision, Edit edit) {
        return at(portal, bot, revision, draft -> switch (edit.on(draft.scenario(), clock.instant())) {
            case Edit.Result.Refused(Refusal refusal) -> new Edited.Refused(refusal);
            case Edit.Result.Fits(Scenario after) when after.equals(draft.scenario()) -> new Edited.Done(draft);
            case Edit.Result.Fits(Scenario after) -> keep(portal, by, draft, edit, after);
        });
    }

    private Edited keep(PortalId portal, UserId by, ScenarioDraft draft, Edit edit, Scenario after) {
        Scenarios.OfPortal own = scenarios.of(portal);
        Colleague author = people.of(portal).find(by);
        Instant now = clock.instant();
        boolean kept = transactions.inTransaction(() -> {
            own.begin(draft.bot(), draft.scenario(), null, draft.changedAt());
            return goesOn(own, draft, by, edit, after, now)
                    ? own.goOn(draft.bot(), draft.revision(), after, author, now)
                    : own.change(draft.bot(), draft.revision(), after, author, now);
        });
        return told(portal, draft.bot(), kept);
    }

    /** Whether an author only types on, so that nothing remains of the last change that this one does not replace. */
    private static boolean goesOn(
            Scenarios.OfPortal own, ScenarioDraft draft, UserId by, Edit edit, Scenario after, Instant now) {
        Colleague last = draft.changedBy();
        return last != null
                && last.user().equals(by)
                && !draft.redoable()
                && Duration.between(draft.changedAt(), now).compareTo(BREATH) < 0
                && edit.types(draft.scenario())
                && own.before(draft.bot())
                        .filter(before -> edit.types(before)
                                && edit.on(before, now) instanceof Edit.Result.Fits(Scenario same)
                                && same.equals(after))
                        .isPresent();
    }

    /** Takes the last change back, whoever made it. */
    public Edited undo(PortalId portal, UserId by, BotId bot, long revision) {
        return at(
                portal,
                bot,
                revision,
                draft -> told(
                        portal, bot, scenarios.of(portal).undo(bot, revision, author(portal, by), clock.instant())));
    }

    /** Makes again what was taken back last. */
    public Edited redo(PortalId portal, UserId by, BotId bot, long revision) {
        return at(
                portal,
                bot,
                revision,
                draft -> told(
                        portal, bot, scenarios.of(portal).redo(bot, revision, author(portal, by), clock.instant())));
    }

    private Colleague author(PortalId portal, UserId by) {
        return people.of(portal).find(by);
    }

    private Edited at(PortalId portal, BotId bot, long revision, Function<ScenarioDraft, Edited> work) {
        Optional<ScenarioDraft> draft = find(portal, bot);
        if (draft.isEmpty()) {
            return new Edited.Gone();
        }
        return draft.get().revision() == revision ? work.apply(draft.get()) : new Edited.Changed(draft.get());
    }

    private Edited told(PortalId portal, BotId bot, boolean done) {
        return find(portal, bot)
                .<Edited>map(draft -> done ? new Edited.Done(draft) : new Edited.Changed(draft))
                .orElseGet(Edited.Gone::new);
    }
}
