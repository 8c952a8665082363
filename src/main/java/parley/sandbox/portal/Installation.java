package parley.sandbox.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.sandbox.wire.Secrets;

/** The application in one portal: added or not, finished or not, paid or not. Guarded by the portal's lock. */
public final class Installation {
    /** Between added and finished only administrators get in, and no event leaves (install-and-auth.md, 5). */
    public enum State {
        ABSENT,
        UNFINISHED,
        INSTALLED
    }

    /** What {@code event.bind} made; user 0 means nobody in particular. */
    public record Binding(String event, String handler, long userId) {}

    private final Map<String, Object> options = new LinkedHashMap<>();
    private final Map<Long, Map<String, Object>> userOptions = new LinkedHashMap<>();
    private final List<Binding> bindings = new ArrayList<>();
    private final Set<String> withheld = new HashSet<>();
    private State state = State.ABSENT;
    private String applicationToken = "";
    private String status = "F";
    private boolean isPaid = true;
    private long days = 30;
    private int version;

    void add(int newVersion) {
        withheld.clear();
        state = State.UNFINISHED;
        version = newVersion;
        applicationToken = Secrets.random(16);
    }

    void finish() {
        state = State.INSTALLED;
    }

    /** The installer has to run again, under a new token and without bindings (install-and-auth.md, 8 and 9). */
    void update(int newVersion) {
        add(newVersion);
        bindings.clear();
    }

    void remove(boolean clean) {
        state = State.ABSENT;
        bindings.clear();
        if (clean) {
            options.clear();
            userOptions.clear();
        }
    }

    void pay(String newStatus, boolean paid, long newDays) {
        status = newStatus;
        isPaid = paid;
        days = newDays;
    }

    public State state() {
        return state;
    }

    public String applicationToken() {
        return applicationToken;
    }

    public String status() {
        return status;
    }

    public boolean isPaid() {
        return isPaid;
    }

    public long days() {
        return days;
    }

    public int version() {
        return version;
    }

    /** An administrator agreed before the card asked for this scope (scopes.md, 8). */
    void withhold(String scope) {
        withheld.add(scope);
    }

    boolean grants(String scope) {
        return !withheld.contains(scope);
    }

    public List<Binding> bindings() {
        return bindings;
    }

    public Map<String, Object> options() {
        return options;
    }

    public Map<String, Object> optionsOf(long userId) {
        return userOptions.computeIfAbsent(userId, _ -> new LinkedHashMap<>());
    }
}
