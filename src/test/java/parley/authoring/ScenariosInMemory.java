package parley.authoring;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.engine.Scenario;
import parley.portals.Colleague;
import parley.portals.PortalId;

/** Drafts and versions without a database, with the same promises. */
public final class ScenariosInMemory implements Scenarios {
    /** Whether everything fails, as with a database that is away. */
    public volatile boolean away;

    private final Map<PortalId, OfOnePortal> portals = new HashMap<>();

    @Override
    public OfPortal of(PortalId portal) {
        if (away) {
            throw new IllegalStateException("Scenarios are away");
        }
        return portals.computeIfAbsent(portal, _ -> new OfOnePortal());
    }

    @Override
    public void forgetUndos(Instant restingSince) {
        portals.values().stream()
                .flatMap(portal -> portal.works.values().stream())
                .filter(work -> work.changedAt.isBefore(restingSince))
                .forEach(work -> {
                    work.before.clear();
                    work.after.clear();
                });
    }

    /** A draft with what came before it and what was taken back. */
    private static final class Work {
        private final Deque<Scenario> before = new ArrayDeque<>();
        private final Deque<Scenario> after = new ArrayDeque<>();
        private Scenario scenario;
        private long revision = 1;
        private Instant changedAt;
        private @Nullable Colleague changedBy;

        Work(Scenario scenario, @Nullable Colleague by, Instant at) {
            this.scenario = scenario;
            this.changedBy = by;
            this.changedAt = at;
        }

        void become(Scenario other, @Nullable Colleague by, Instant at) {
            scenario = other;
            changedBy = by;
            changedAt = at;
            revision++;
        }
    }

    private static final class OfOnePortal implements OfPortal {
        private final Map<BotId, Work> works = new HashMap<>();
        private final Map<BotId, List<Version>> versions = new HashMap<>();

        @Override
        public void begin(BotId bot, Scenario draft, @Nullable Colleague by, Instant at) {
            works.putIfAbsent(bot, new Work(draft, by, at));
        }

        @Override
        public Optional<ScenarioDraft> draft(BotId bot) {
            return Optional.ofNullable(works.get(bot))
                    .map(work -> new ScenarioDraft(
                            bot,
                            work.scenario,
                            work.revision,
                            work.changedAt,
                            work.changedBy,
                            !work.before.isEmpty(),
                            !work.after.isEmpty()));
        }

        private Optional<Work> at(BotId bot, long revision) {
            return Optional.ofNullable(works.get(bot)).filter(work -> work.revision == revision);
        }

        @Override
        public boolean change(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at) {
            Optional<Work> found = at(bot, revision);
            found.ifPresent(work -> {
                work.before.push(work.scenario);
                work.after.clear();
                if (work.before.size() > MOST_UNDOS) {
                    work.before.removeLast();
                }
                work.become(after, by, at);
            });
            return found.isPresent();
        }

        @Override
        public boolean goOn(BotId bot, long revision, Scenario after, @Nullable Colleague by, Instant at) {
            Optional<Work> found = at(bot, revision);
            found.ifPresent(work -> {
                work.after.clear();
                work.become(after, by, at);
            });
            return found.isPresent();
        }

        @Override
        public Optional<Scenario> before(BotId bot) {
            return Optional.ofNullable(works.get(bot)).map(work -> work.before.peek());
        }

        @Override
        public boolean undo(BotId bot, long revision, @Nullable Colleague by, Instant at) {
            Optional<Work> found = at(bot, revision).filter(work -> !work.before.isEmpty());
            found.ifPresent(work -> {
                work.after.push(work.scenario);
                work.become(work.before.pop(), by, at);
            });
            return found.isPresent();
        }

        @Override
        public boolean redo(BotId bot, long revision, @Nullable Colleague by, Instant at) {
            Optional<Work> found = at(bot, revision).filter(work -> !work.after.isEmpty());
            found.ifPresent(work -> {
                work.before.push(work.scenario);
                work.become(work.after.pop(), by, at);
            });
            return found.isPresent();
        }

        @Override
        public List<Version> versions(BotId bot) {
            return versions.getOrDefault(bot, List.of()).stream()
                    .sorted(Comparator.comparingInt(Version::number).reversed())
                    .toList();
        }

        @Override
        public Optional<Version> version(BotId bot, int number) {
            return versions(bot).stream()
                    .filter(version -> version.number() == number)
                    .findFirst();
        }

        @Override
        public boolean add(BotId bot, Version version) {
            boolean free = version(bot, version.number()).isEmpty();
            if (free) {
                versions.computeIfAbsent(bot, _ -> new ArrayList<>()).add(version);
            }
            return free;
        }
    }
}
