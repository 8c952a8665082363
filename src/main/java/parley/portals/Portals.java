package parley.portals;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** All tenants. */
public interface Portals {
    Optional<Portal> find(PortalId id);

    List<Portal> all();

    /** Adds the portal or replaces what is known of it. */
    void save(Portal portal);

    /**
     * Changes a tenant's standing. Nothing is changed if it has another since it was read, or was installed anew: it may have left,
     * or come back.
     *
     * @return whether it is changed
     */
    boolean stand(Portal asRead, Portal.Standing standing);

    /**
     * Changes a tenant's address and nothing else.
     *
     * @param endpoint as of {@link Portal}
     */
    void move(PortalId id, String domain, URI endpoint);

    /**
     * Removes the tenant and everything that belongs to it: bots, photos, conversations, waiting work, tokens, rights, changes,
     * names of people. Nothing is removed if it was saved differently since it was read, unless only as having left: it may have
     * come back. When it comes back in that very moment, what was said in it is gone and all the rest is there. Not for use inside a transaction.
     *
     * @return whether it is removed
     */
    boolean erase(Portal asRead);
}
