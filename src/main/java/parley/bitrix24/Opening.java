package parley.bitrix24;

import java.util.List;
import java.util.Locale;
import parley.portals.Portal;
import parley.portals.Visitor;

/** What became of an attempt to open one of our pages from a portal. */
public sealed interface Opening {

    /**
     * The visitor is who the portal says.
     *
     * @param installing whether the page must still tell the portal that the installation is finished
     * @param frameId names this showing of the frame to the portal's page; empty outside a frame
     * @param placement where in the portal the page was opened; empty outside a frame
     */
    record Welcome(Visitor visitor, Portal portal, boolean installing, String frameId, String placement)
            implements Opening {}

    /**
     * The visitor may not come in, and nothing of the request was believed.
     *
     * @param details values for the sentence that explains the reason: missing scopes, a code of the portal
     */
    record TurnedAway(Reason reason, Locale language, List<String> details) implements Opening {
        public TurnedAway {
            details = List.copyOf(details);
        }
    }

    /** Why a visitor was turned away. */
    enum Reason {
        /** Something the portal always sends is missing: the page was not opened from a portal. */
        INCOMPLETE_REQUEST,
        /** The authorization server does not vouch for the visitor: the page was open too long, or the request is forged. */
        NOT_VERIFIED,
        /** The visitor's token was issued to another application. */
        OTHER_APPLICATION,
        /** The visitor's token belongs to another portal than the request says. */
        OTHER_PORTAL,
        /** Only an administrator of the portal may do this. */
        NOT_ADMINISTRATOR,
        /** The portal granted fewer permissions than we need; the details name the missing ones. */
        SCOPES_MISSING,
        /** The portal refused a step of the installation; the detail is its code. */
        INSTALLATION_FAILED,
        /** The portal's application period is over. */
        PAYMENT_REQUIRED,
        /** We do not know this portal: the application has to be installed. */
        NOT_INSTALLED,
        AUTHORIZATION_SERVER_UNREACHABLE,
        PORTAL_UNREACHABLE
    }
}
