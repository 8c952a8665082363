package parley.health;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.portals.Mishap;
import parley.portals.Mishaps;
import parley.portals.PortalId;

/** Mishaps without a database, each as it was noted. */
public final class MishapsInMemory implements Mishaps {
    private final List<Mishap> all = new CopyOnWriteArrayList<>();

    @Override
    public void note(Mishap mishap) {
        all.addFirst(mishap);
    }

    @Override
    public List<Mishap> of(PortalId portal) {
        return all.stream().filter(mishap -> mishap.portal().equals(portal)).toList();
    }
}
