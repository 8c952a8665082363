package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private long number = 841;

    public PlatformByHand() {
        this(new Steps());
    }

    public PlatformByHand(Steps steps) {
        this.steps = steps;
    }

    @Override
    public int limit() {
        return 5;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Answer<Long> register(Bot bot, @Nullable Photo photo) {
        return call(() -> {
            Optional<Long> known = number(bot.code());
            if (known.isPresent()) {
                return new Answer.Given<>(known.get());
            } else if (there.size() >= allows) {
                return new Answer.Declined<>(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, allows));
            } else if (there.values().stream().anyMatch(one -> !one.address().equals(address))) {
                return new Answer.Declined<>(new Problem(Field.WHOLE, Kind.REFUSED, "ANOTHER_ADDRESS"));
            }
            registered.add(bot);
            there.put(++number, new There(bot.code(), bot.profile().fullName(), address, false));
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
        return call(() -> new Answer.Given<>(there.entrySet().stream()
                .map(one -> new Known(one.getKey(), one.getValue().code(), spelled(one.getValue())))
                .toList()));
    }

    /** Somebody in the portal gives the bot another name. */
    public void rename(long number, String name) {
        there.computeIfPresent(number, (_, one) -> new There(one.code(), name, one.address(), one.whole()));
    }

    private String spelled(There one) {
        return spellsNamesInCapitals ? one.name().toUpperCase(Locale.ROOT) : one.name();
    }

    private Optional<Long> number(String code) {
        return there.entrySet().stream()
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
