package parley.authoring;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.portals.PortalId;

/** Pictures without a database. */
public final class PhotosInMemory implements Photos {
    private final Map<PortalId, Map<PhotoId, Photo>> portals = new HashMap<>();

    @Override
    public void save(PortalId portal, Photo photo) {
        portals.computeIfAbsent(portal, _ -> new HashMap<>()).put(photo.id(), photo);
    }

    @Override
    public Optional<Photo> find(PortalId portal, PhotoId id) {
        return Optional.ofNullable(portals.getOrDefault(portal, Map.of()).get(id));
    }
}
