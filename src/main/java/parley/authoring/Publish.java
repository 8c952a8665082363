package parley.authoring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import parley.authoring.Change.Deed;
import parley.authoring.Change.Kind;
import parley.engine.Finding;
import parley.engine.Lint;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/**
 * Puts what authors wrote before people, version by version, and takes it back. The portal need not know, so nothing waits for
 * it. Who may do that is asked at the {@link Desk} before.
 */
public final class Publish {
    private final Bots bots;
    private final Scenarios scenarios;
    private final SavedTests tests;
    private final Underway underway;
    private final EditScenario editScenario;
    private final People people;
    private final RecordChange recordChange;
    private final Clock clock;

    public Publish(
            Bots bots,
            Scenarios scenarios,
            SavedTests tests,
            Underway underway,
            EditScenario editScenario,
            People people,
            RecordChange recordChange,
            Clock clock) {
        this.bots = bots;
        this.scenarios = scenarios;
        this.tests = tests;
        this.underway = underway;
        this.editScenario = editScenario;
        this.people = people;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /**
     * Makes a version of the draft; of one that says what people meet already, none is made.
     *
     * @param revision of the draft that the author saw
     */
    public Published publish(PortalId portal, UserId by, BotId id, long revision, String note) {
        Optional<Bot> bot = bots.of(portal).find(id);
        Optional<ScenarioDraft> draft = editScenario.find(portal, id);
        if (bot.isEmpty() || draft.isEmpty()) {
            return new Published.Gone();
        }
        if (draft.get().revision() != revision) {
            return new Published.Changed();
        }
        Scenario scenario = draft.get().scenario();
        Optional<Version> live = scenarios.of(portal).version(id, bot.get().version());
        if (live.isPresent() && live.get().scenario().equals(scenario)) {
            return new Published.Live(live.get());
        }
        return refusal(portal, id, scenario).orElseGet(() -> publish(bot.get(), by, scenario, note));
    }

    private Optional<Published> refusal(PortalId portal, BotId bot, Scenario scenario) {
        List<Finding> errors = Lint.check(scenario).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return Optional.of(new Published.Unfit(errors));
        }
        List<FailedTest> failed = failed(portal, bot, scenario);
        return failed.isEmpty() ? Optional.empty() : Optional.of(new Published.Broken(failed));
    }

    /** The saved chats that would go otherwise with this scenario. */
    public List<FailedTest> failed(PortalId portal, BotId bot, Scenario scenario) {
        return tests.of(portal).all(bot).stream()
                .flatMap(test -> RehearseScenario.run(scenario, test).stream())
                .toList();
    }

    private Published publish(Bot bot, UserId by, Scenario scenario, String note) {
        Scenarios.OfPortal own = scenarios.of(bot.portal());
        int number =
                own.versions(bot.id()).stream().mapToInt(Version::number).max().orElse(bot.version()) + 1;
        Version version = new Version(number, scenario, shortened(note), author(bot.portal(), by), clock.instant());
        return putLive(bot, by, Kind.VERSION_PUBLISHED, version, () -> own.add(bot.id(), version));
    }

    private static String shortened(String note) {
        String line = note.strip();
        return line.length() > Version.LONGEST_NOTE ? line.substring(0, Version.LONGEST_NOTE) : line;
    }

    private Colleague author(PortalId portal, UserId by) {
        return people.of(portal).find(by);
    }

    private Published putLive(Bot before, UserId by, Kind kind, Version version, BooleanSupplier first) {
        Instant now = clock.instant();
        Bot after = before.with(version, now);
        Bots.OfPortal own = bots.of(before.portal());
        boolean done = recordChange.carryOut(
                before.portal(),
                by,
                Deed.ofVersion(kind, before, after),
                () -> first.getAsBoolean() && own.replace(after, before.revision()));
        return done ? new Published.Live(version) : new Published.Changed();
    }

    /** Lets people meet an earlier version again. It was fit once, so nothing is checked and nothing is in the way. */
    public Published goBack(PortalId portal, UserId by, BotId id, int number) {
        Optional<Bot> bot = bots.of(portal).find(id);
        Optional<Version> version = scenarios.of(portal).version(id, number);
        if (bot.isEmpty() || version.isEmpty()) {
            return new Published.Gone();
        }
        return bot.get().version() == number
                ? new Published.Live(version.get())
                : putLive(bot.get(), by, Kind.VERSION_RETURNED, version.get(), () -> true);
    }

    /** The draft says what that version says from now on. Can be taken back like every change of a draft. */
    public Edited useAsDraft(PortalId portal, UserId by, BotId id, long revision, int number) {
        return scenarios
                .of(portal)
                .version(id, number)
                .map(version -> editScenario.apply(portal, by, id, revision, new Edit.ReplaceAll(version.scenario())))
                .orElseGet(Edited.Gone::new);
    }

    /** The newest first; which one people meet is {@link Bot#version}. */
    public List<Version> versions(PortalId portal, BotId id) {
        return scenarios.of(portal).versions(id);
    }

    /** How many conversations follow which version. */
    public List<Underway.Count> underway(PortalId portal, BotId id) {
        return underway.of(portal).count(id);
    }

    /**
     * Lets the conversations of another version follow the live one from their next message on: from where they are, or from
     * the beginning where there is no such place any more.
     */
    public void move(PortalId portal, BotId id, int from) {
        bots.of(portal).find(id).ifPresent(bot -> underway.of(portal).move(id, from, bot.version()));
    }
}
