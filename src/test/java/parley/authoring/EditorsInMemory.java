package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Editing rights without a database. */
public final class EditorsInMemory implements Editors {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(PortalId portal, EditingRight right) {
        boolean is(PortalId portal, UserId holder, @Nullable BotId bot) {
            return this.portal.equals(portal)
                    && right.holder().user().equals(holder)
                    && Objects.equals(right.bot(), bot);
        }
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfPortal() {
            @Override
            public List<EditingRight> all() {
                return entries.stream()
                        .filter(entry -> entry.portal().equals(portal))
                        .map(Entry::right)
                        .toList();
            }

            @Override
            public List<EditingRight> of(UserId holder) {
                return all().stream()
                        .filter(right -> right.holder().user().equals(holder))
                        .toList();
            }

            @Override
            public boolean grant(EditingRight right) {
                boolean there = entries.stream()
                        .anyMatch(entry -> entry.is(portal, right.holder().user(), right.bot()));
                return !there && entries.add(new Entry(portal, right));
            }

            @Override
            public boolean withdraw(UserId holder, @Nullable BotId bot) {
                return entries.removeIf(entry -> entry.is(portal, holder, bot));
            }
        };
    }
}
