package parley.outside;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where names lead, for this whole process: to wherever the system says, except while a name is held. It stands below the HTTP
 * client because that one takes a name and resolves it itself; nothing above it could keep the two answers the same. Found by the
 * Java runtime under {@code META-INF/services}. Safe for all threads.
 */
public final class PinnedNames extends InetAddressResolverProvider {
    private static final Map<String, Pin> PINS = new ConcurrentHashMap<>();

    /** @param holders how many calls are under way to it */
    private record Pin(int holders, Set<InetAddress> addresses) {}

    /** A name that leads nowhere else until this is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Several may hold the same name; it then leads to what all of them were told. */
    static Hold hold(String host, List<InetAddress> addresses) {
        String name = host.toLowerCase(Locale.ROOT);
        PINS.merge(name, new Pin(1, Set.copyOf(addresses)), PinnedNames::joined);
        return () -> PINS.computeIfPresent(name, (_, pin) -> released(pin));
    }

    private static Pin joined(Pin held, Pin fresh) {
        Set<InetAddress> addresses = new HashSet<>(held.addresses());
        addresses.addAll(fresh.addresses());
        return new Pin(held.holders() + fresh.holders(), addresses);
    }

    private static @Nullable Pin released(Pin pin) {
        return pin.holders() == 1 ? null : new Pin(pin.holders() - 1, pin.addresses());
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "parley";
    }

    private record Resolver(InetAddressResolver system) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            Pin pin = PINS.get(host.toLowerCase(Locale.ROOT));
            return pin == null ? system.lookupByName(host, policy) : pin.addresses().stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return system.lookupByAddress(address);
        }
    }
}
