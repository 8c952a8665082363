package parley.authoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.authoring.Change.Deed;
import parley.portals.Colleague;
import parley.portals.PortalId;

/** The list of changes without a database. */
public final class ChangesInMemory implements Changes {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(PortalId portal, Change change) {}

    @Override
    public OfPortal of(PortalId portal) {
        return new OfPortal() {
            @Override
            public void add(Instant at, @Nullable Colleague by, Deed deed) {
                entries.add(new Entry(portal, new Change(entries.size() + 1, at, by, deed)));
            }

            @Override
            public List<Change> list(Wanted wanted, int most) {
                return filtered(change -> (wanted.before() == null || change.id() < wanted.before())
                                && (wanted.bot() == null || concerns(change, wanted.bot()))
                                && (wanted.by() == null
                                        || change.by() != null
                                                && change.by().user().equals(wanted.by())))
                        .reversed()
                        .stream()
                        .limit(most)
                        .toList();
            }

            @Override
            public List<Change> since(BotId bot, long revision) {
                return filtered(change -> concerns(change, bot) && change.deed().revision() > revision);
            }

            private List<Change> filtered(Predicate<Change> wanted) {
                return entries.stream()
                        .filter(entry -> entry.portal().equals(portal))
                        .map(Entry::change)
                        .filter(wanted)
                        .toList();
            }
        };
    }

    @Override
    public void forget(Instant before) {
        entries.removeIf(entry -> entry.change().at().isBefore(before));
    }

    private static boolean concerns(Change change, BotId bot) {
        return change.deed().bot() != null && change.deed().bot().bot().equals(bot);
    }
}
