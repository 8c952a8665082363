package parley.authoring;

import java.util.Optional;
import parley.portals.PortalId;

/** Pictures of bots, kept per portal. */
public interface Photos {
    void save(PortalId portal, Photo photo);

    Optional<Photo> find(PortalId portal, PhotoId id);
}
