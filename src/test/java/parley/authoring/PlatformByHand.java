package parley.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalId;

/** A portal's register of bots: it does what the platform does, counts its calls, and refuses when a test says so. */
public final class PlatformByHand implements BotPlatform {
    /** What the portal holds of one bot; {@code whole} when every address is bound. */
    public record There(String code, String name, String address, boolean whole) {}

    public final Map<Long, There> there = new TreeMap<>();
    /** Bots of other vendors. */
    public final List<Known> foreign = new ArrayList<>();

    private final Map<Long, PortalId> owners = new HashMap<>();
    public final List<Bot> registered = new ArrayList<>();
    public final List<Bot> updated = new ArrayList<>();
    public final List<@Nullable Photo> photos = new ArrayList<>();
    public final List<Long> removed = new ArrayList<>();
    public final Steps steps;
    public String address = "https://parley.example/events";
    public int allows = 5;
    public int lists;
    public boolean spellsNamesInCapitals;
    public @Nullable Problem refusal;
    public int limit = 5;
    private long number = 841;

    public PlatformByHand() {
        this(new Steps());
    }

    public PlatformByHand(Steps steps) {
        this.steps = steps;
    }

    @Override
    public int limit() {
        return limit;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Answer<Long> register(Bot bot, @Nullable Photo photo) {
        return call(() -> {
            Optional<Long> known = number(bot.portal(), bot.code());
            if (known.isPresent()) {
                return new Answer.Given<>(known.get());
            } else if (of(bot.portal()).size() >= allows) {
                return new Answer.Declined<>(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, allows));
            } else if (of(bot.portal()).values().stream()
                    .anyMatch(one -> !one.address().equals(address))) {
                return new Answer.Declined<>(new Problem(Field.WHOLE, Kind.REFUSED, "ANOTHER_ADDRESS"));
            }
            registered.add(bot);
            owners.put(++number, bot.portal());
            there.put(number, new There(bot.code(), bot.profile().fullName(), address, false));
            return new Answer.Given<>(number);
        });
    }

    @Override
    public Answer<Done> update(Bot bot, long number, @Nullable Photo photo) {
        return call(() -> {
            if (!there.containsKey(number)) {
                return new Answer.Declined<>(new Problem(Field.WHOLE, Kind.GONE_FROM_PORTAL));
            }
            updated.add(bot);
            photos.add(photo);
            there.put(number, new There(bot.code(), bot.profile().fullName(), address, true));
            return new Answer.Given<>(Done.DONE);
        });
    }

    @Override
    public Answer<Done> unregister(PortalId portal, long number) {
        return call(() -> {
            removed.add(number);
            there.remove(number);
            return new Answer.Given<>(Done.DONE);
        });
    }

    @Override
    public Answer<List<Known>> list(PortalId portal) {
        lists++;
        return call(() -> {
            List<Known> listed = new ArrayList<>(foreign);
            of(portal).forEach((number, one) -> listed.add(new Known(number, one.code(), spelled(one))));
            return new Answer.Given<>(listed);
        });
    }

    /** What the portal holds of a bot that is there. */
    public There at(long number) {
        return Objects.requireNonNull(there.get(number));
    }

    /** Somebody in the portal gives the bot another name. */
    public void rename(long number, String name) {
        there.computeIfPresent(number, (_, one) -> new There(one.code(), name, one.address(), one.whole()));
    }

    private String spelled(There one) {
        return spellsNamesInCapitals ? one.name().toUpperCase(Locale.ROOT) : one.name();
    }

    private Map<Long, There> of(PortalId portal) {
        Map<Long, There> own = new TreeMap<>(there);
        own.keySet().removeIf(number -> !owners.getOrDefault(number, portal).equals(portal));
        return own;
    }

    private Optional<Long> number(PortalId portal, String code) {
        return of(portal).entrySet().stream()
                .filter(one -> one.getValue().code().equals(code))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A process may die before a call leaves, or before its answer arrives. */
    private <T> Answer<T> call(Supplier<Answer<T>> work) {
        steps.step();
        Answer<T> answer = refusal == null ? work.get() : new Answer.Declined<>(refusal);
        steps.step();
        return answer;
    }
}
