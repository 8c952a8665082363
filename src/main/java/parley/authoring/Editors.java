package parley.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Who may edit bots without being an administrator. Read at each request, so that a right that is withdrawn ends at once. */
public interface Editors {
    OfPortal of(PortalId portal);

    /** The editing rights of one portal. */
    interface OfPortal {
        /** By person and bot, the right to edit all bots first. */
        List<EditingRight> all();

        List<EditingRight> of(UserId holder);

        /** Gives a right; false when the person has it already. */
        boolean grant(EditingRight right);

        /** Takes a right; false when the person does not have it. */
        boolean withdraw(UserId holder, @Nullable BotId bot);
    }
}
