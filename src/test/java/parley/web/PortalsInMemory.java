package parley.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.Portals;

/** Tenants without a database. */
final class PortalsInMemory implements Portals {
    private final Map<PortalId, Portal> portals = new LinkedHashMap<>();

    @Override
    public Optional<Portal> find(PortalId id) {
        return Optional.ofNullable(portals.get(id));
    }

    @Override
    public List<Portal> all() {
        return List.copyOf(portals.values());
    }

    @Override
    public void save(Portal portal) {
        portals.put(portal.id(), portal);
    }

    @Override
    public boolean stand(Portal asRead, Portal.Standing standing) {
        return find(asRead.id())
                .filter(known -> known.standing() == asRead.standing()
                        && known.installedAt().equals(asRead.installedAt()))
                .map(known -> portals.replace(known.id(), known, known.with(standing)))
                .orElse(false);
    }

    @Override
    public void move(PortalId id, String domain, URI endpoint) {
        portals.computeIfPresent(
                id,
                (_, known) -> new Portal(
                        id, domain, endpoint, known.authorizationServer(), known.standing(), known.installedAt()));
    }

    @Override
    public boolean erase(Portal asRead) {
        return portals.remove(asRead.id(), asRead);
    }
}
