package parley.authoring;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.portals.PortalId;

/** Pictures without a database. */
public final class PhotosInMemory implements Photos {
    private final Map<PortalId, Map<PhotoId, Photo>> portals = new HashMap<>();
    private final Map<PortalId, Map<PhotoId, Cut>> cuts = new HashMap<>();

    @Override
    public void save(PortalId portal, Photo photo) {
        portals.computeIfAbsent(portal, _ -> new HashMap<>()).put(photo.id(), photo);
    }

    @Override
    public void save(PortalId portal, Photo photo, Cut cut) {
        save(portal, photo);
        cuts.computeIfAbsent(portal, _ -> new HashMap<>()).putIfAbsent(photo.id(), cut);
    }

    @Override
    public Optional<Photo> find(PortalId portal, PhotoId id) {
        return Optional.ofNullable(portals.getOrDefault(portal, Map.of()).get(id));
    }

    @Override
    public Optional<Cut> origin(PortalId portal, PhotoId id) {
        return Optional.ofNullable(cuts.getOrDefault(portal, Map.of()).get(id));
    }

    /** Nobody waits that long in memory. */
    @Override
    public void prune(Instant before) {}

    /** How many pictures a portal has. */
    public int count(PortalId portal) {
        return portals.getOrDefault(portal, Map.of()).size();
    }
}
