package parley.authoring;

import java.util.List;
import parley.portals.Visitor;

/** The one gate to bots for people: each visitor gets a desk with what they may edit. */
public record Desks(Bots bots, Editors editors) {
    public Desk of(Visitor visitor) {
        List<EditingRight> rights = visitor.administrator()
                ? List.of()
                : editors.of(visitor.portal()).of(visitor.user());
        return new Desk(visitor, Permission.of(visitor, rights), bots.of(visitor.portal()));
    }
}
