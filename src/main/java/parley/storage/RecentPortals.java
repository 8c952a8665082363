package parley.storage;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.Portals;

/** Tenants, of which those that are busy are not read for every call. Must not be changed inside a transaction. */
public final class RecentPortals implements Portals {
    private final Portals all;
    private final Recent<PortalId, Optional<Portal>> recent = new Recent<>();

    public RecentPortals(Portals all) {
        this.all = all;
    }

    @Override
    public Optional<Portal> find(PortalId id) {
        return recent.get(id, all::find);
    }

    @Override
    public List<Portal> all() {
        return all.all();
    }

    @Override
    public void save(Portal portal) {
        try {
            all.save(portal);
        } finally {
            recent.forget(portal.id());
        }
    }

    @Override
    public boolean stand(Portal asRead, Portal.Standing standing) {
        try {
            return all.stand(asRead, standing);
        } finally {
            recent.forget(asRead.id());
        }
    }

    @Override
    public void move(PortalId id, String domain, URI endpoint) {
        try {
            all.move(id, domain, endpoint);
        } finally {
            recent.forget(id);
        }
    }

    @Override
    public boolean erase(Portal asRead) {
        try {
            return all.erase(asRead);
        } finally {
            recent.forget(asRead.id());
        }
    }
}
