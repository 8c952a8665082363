package parley.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import parley.health.Trial.Way;
import parley.portals.PortalId;
import parley.portals.UserId;

/** The portal's side, the bell and the backlog as a test sets them. */
public final class PortalByHand implements PortalSide, Signals, Backlog {
    public Said<Boolean> installed = new Said.Told<>(true);
    public Said<List<String>> missingPermissions = new Said.Told<>(List.of());
    public Said<Boolean> administrator = new Said.Told<>(true);
    public Said<Integer> missingBindings = new Said.Told<>(0);
    public Said<Set<Long>> bots = new Said.Told<>(Set.of());
    public Said<Duration> ahead = new Said.Told<>(Duration.ZERO);
    public Way notice = Way.DONE;
    public Way event = Way.DONE;
    public Backlog.Depth depth = new Backlog.Depth(0, Duration.ZERO, 0);
    public final List<PutAside> aside = new CopyOnWriteArrayList<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();
    /** Opened when the portal may answer; open from the start. */
    public CountDownLatch gate = new CountDownLatch(0);

    public int asked;

    /** Answers all questions alike. */
    public void silent(Said.Silence why) {
        installed = new Said.NotTold<>(why);
        missingPermissions = new Said.NotTold<>(why);
        administrator = new Said.NotTold<>(why);
        missingBindings = new Said.NotTold<>(why);
        bots = new Said.NotTold<>(why);
        ahead = new Said.NotTold<>(why);
    }

    @Override
    public Said<Boolean> installationFinished(PortalId portal) {
        return answer(installed);
    }

    @Override
    public Said<List<String>> missingPermissions(PortalId portal) {
        return answer(missingPermissions);
    }

    @Override
    public Said<Boolean> administrator(PortalId portal) {
        return answer(administrator);
    }

    @Override
    public Said<Integer> missingBindings(PortalId portal) {
        return answer(missingBindings);
    }

    @Override
    public Said<Set<Long>> bots(PortalId portal) {
        return answer(bots);
    }

    @Override
    public Said<Duration> clockAhead(PortalId portal) {
        return answer(ahead);
    }

    @Override
    public Said<Boolean> bindAgain(PortalId portal) {
        missingBindings = new Said.Told<>(0);
        return new Said.Told<>(true);
    }

    @Override
    public Way notice(PortalId portal, UserId person, String text) {
        notices.add(person.value() + ": " + text);
        return answer(notice);
    }

    @Override
    public Way event(PortalId portal) {
        return event;
    }

    @Override
    public Depth depth(PortalId portal, Instant now) {
        return depth;
    }

    @Override
    public int retry(PortalId portal, Instant now) {
        int aside = (int) depth.aside();
        depth = new Depth(depth.waiting() + aside, depth.oldest(), 0);
        this.aside.removeIf(put -> put.portal().equals(portal));
        return aside;
    }

    @Override
    public List<Aside> aside(PortalId portal, int most) {
        return aside.stream()
                .filter(put -> put.portal().equals(portal))
                .map(PutAside::work)
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Aside> find(PortalId portal, long id) {
        return aside(portal, Integer.MAX_VALUE).stream()
                .filter(work -> work.id() == id)
                .findFirst();
    }

    @Override
    public boolean retry(PortalId portal, long id, Instant now) {
        return drop(portal, id);
    }

    @Override
    public boolean drop(PortalId portal, long id) {
        boolean gone =
                aside.removeIf(put -> put.portal().equals(portal) && put.work().id() == id);
        depth = new Depth(depth.waiting(), depth.oldest(), depth.aside() - (gone ? 1 : 0));
        return gone;
    }

    /** Work of a portal that was put aside. */
    public record PutAside(PortalId portal, Aside work) {}

    private <T> T answer(T answer) {
        synchronized (this) {
            asked++;
        }
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
