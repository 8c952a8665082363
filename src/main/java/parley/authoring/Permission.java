package parley.authoring;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import parley.portals.Visitor;

/**
 * What a visitor may do: the one place that decides it. Making and deleting bots is management, also for those who may edit
 * all: the portal allows few bots, and a deleted one takes everybody's chats with it.
 */
public record Permission(boolean mayManage, boolean everyBot, Set<BotId> bots) {
    public Permission {
        bots = Set.copyOf(bots);
    }

    public static Permission of(Visitor visitor, List<EditingRight> rights) {
        Set<BotId> bots =
                rights.stream().map(EditingRight::bot).filter(Objects::nonNull).collect(Collectors.toSet());
        boolean everyBot = rights.stream().anyMatch(right -> right.bot() == null);
        return new Permission(visitor.administrator(), everyBot, bots);
    }

    public boolean mayEdit(BotId bot) {
        return mayManage || everyBot || bots.contains(bot);
    }

    /** Whether there is anything here for the visitor. */
    public boolean mayEnter() {
        return mayManage || everyBot || !bots.isEmpty();
    }
}
