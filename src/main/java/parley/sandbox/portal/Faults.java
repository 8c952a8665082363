package parley.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Faults that wait for their calls; safe for all threads. */
public final class Faults {
    /** A fault for one method, or for every method when its name is {@code *}. */
    public record Planned(String method, Fault fault, int times) {
        private boolean concerns(String called) {
            return method.equals("*") || method.equalsIgnoreCase(called);
        }
    }

    private final List<Planned> planned = new ArrayList<>();

    public synchronized void add(String method, Fault fault, int times) {
        planned.add(new Planned(method.toLowerCase(Locale.ROOT), fault, times));
    }

    public synchronized void clear() {
        planned.clear();
    }

    public synchronized List<Planned> planned() {
        return List.copyOf(planned);
    }

    /** The fault for this call, used up once more. */
    public Optional<Fault> next(String method) {
        return next(candidate -> candidate.concerns(method));
    }

    /** The refusal of this method alone, when it is called within others. */
    public Optional<Fault.Refuse> nextRefusal(String method) {
        return next(candidate ->
                        candidate.method().equalsIgnoreCase(method) && candidate.fault() instanceof Fault.Refuse)
                .map(Fault.Refuse.class::cast);
    }

    /** What happens to all the calls that this one is among. */
    public Optional<Fault> nextOfAll(String method) {
        return next(candidate ->
                candidate.method().equalsIgnoreCase(method) && !(candidate.fault() instanceof Fault.Refuse));
    }

    private synchronized Optional<Fault> next(Predicate<Planned> wanted) {
        for (int index = 0; index < planned.size(); index++) {
            Planned candidate = planned.get(index);
            if (wanted.test(candidate)) {
                if (candidate.times() > 1) {
                    planned.set(index, new Planned(candidate.method(), candidate.fault(), candidate.times() - 1));
                } else {
                    planned.remove(index);
                }
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }
}
