package parley.authoring;

import java.time.Instant;
import java.util.Optional;
import parley.portals.PortalId;

/** Pictures of bots, kept per portal, each once. */
public interface Photos {
    void save(PortalId portal, Photo photo);

    /** Keeps a picture that was cut from another. */
    void save(PortalId portal, Photo photo, Cut cut);

    Optional<Photo> find(PortalId portal, PhotoId id);

    /** What the picture was cut from; nothing for a picture as it was uploaded. */
    Optional<Cut> origin(PortalId portal, PhotoId id);

    /** Forgets what was last saved before that moment and what no bot shows, nor a picture that was cut from it. */
    void prune(Instant before);
}
