package parley.portals;

import java.time.Instant;
import java.util.List;

/** The people of the portals whom we have met, by the names their portals gave. */
public interface People {
    OfPortal of(PortalId portal);

    /** The people of one portal. */
    interface OfPortal {
        /** The person; without a name when we have not heard it. */
        Colleague find(UserId user);

        /** Everybody, by name. */
        List<Colleague> all();

        /** Those who opened the application as administrators when they were here last, the latest first. */
        List<Colleague> administrators();

        /** Keeps a name the portal gave; an empty one tells nothing and replaces nothing. */
        void name(Colleague colleague);

        /**
         * Notes that a person whom the portal vouched for has opened the application. Of somebody who is no administrator and
         * whom we do not know, nothing is kept.
         */
        void opened(Colleague colleague, boolean administrator, Instant at);
    }
}
