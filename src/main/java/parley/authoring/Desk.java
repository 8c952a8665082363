package parley.authoring;

import java.util.List;
import java.util.Optional;
import parley.portals.Visitor;

/** The bots as one visitor may work on them: what the visitor may not edit looks absent. */
public record Desk(Visitor visitor, Permission permission, Bots.OfPortal bots) {

    /** In the order of their creation. */
    public List<Bot> all() {
        return bots.all().stream().filter(bot -> permission.mayEdit(bot.id())).toList();
    }

    public Optional<Bot> find(BotId id) {
        return permission.mayEdit(id) ? bots.find(id) : Optional.empty();
    }
}
