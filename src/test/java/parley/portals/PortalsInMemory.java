package parley.portals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tenants without a database, for tests of other rooms. */
public final class PortalsInMemory implements Portals {
    private final Map<PortalId, Portal> portals = new LinkedHashMap<>();
    private final Consumer<PortalId> erased;

    /** @param erased what goes along with a portal */
    public PortalsInMemory(Consumer<PortalId> erased) {
        this.erased = erased;
    }

    @Override
    public synchronized Optional<Portal> find(PortalId id) {
        return Optional.ofNullable(portals.get(id));
    }

    @Override
    public synchronized List<Portal> all() {
        return List.copyOf(portals.values());
    }

    @Override
    public synchronized void save(Portal portal) {
        portals.put(portal.id(), portal);
    }

    @Override
    public synchronized boolean stand(Portal asRead, Portal.Standing standing) {
        return find(asRead.id())
                .filter(known -> known.standing() == asRead.standing()
                        && known.installedAt().equals(asRead.installedAt()))
                .map(known -> portals.replace(known.id(), known, known.with(standing)))
                .orElse(false);
    }

    @Override
    public synchronized void move(PortalId id, String domain, URI endpoint) {
        portals.computeIfPresent(
                id,
                (_, known) -> new Portal(
                        id, domain, endpoint, known.authorizationServer(), known.standing(), known.installedAt()));
    }

    @Override
    public synchronized boolean erase(Portal asRead) {
        boolean gone = portals.remove(asRead.id(), asRead);
        if (gone) {
            erased.accept(asRead.id());
        }
        return gone;
    }
}
