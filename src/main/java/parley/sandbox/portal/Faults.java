package parley.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    public synchronized Optional<Fault> next(String method) {
        for (int index = 0; index < planned.size(); index++) {
            Planned candidate = planned.get(index);
            if (candidate.concerns(method)) {
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
