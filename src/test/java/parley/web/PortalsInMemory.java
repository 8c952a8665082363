package parley.web;

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
    public boolean leave(Portal asRead) {
        return portals.replace(asRead.id(), asRead, asRead.with(Portal.Standing.UNINSTALLED));
    }

    @Override
    public boolean erase(Portal asRead) {
        return portals.remove(asRead.id(), asRead);
    }
}
