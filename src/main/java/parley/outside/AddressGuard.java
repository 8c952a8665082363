package parley.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps our calls out of our own network. A name is resolved once: until the call is over it leads to the addresses that were
 * checked here, whatever its owner answers to the next question.
 */
public final class AddressGuard {
    private final boolean allowHttp;
    private final Lookup lookup;

    /** @param allowHttp for sandbox and tests: then every address is permitted, on plain HTTP too */
    public AddressGuard(boolean allowHttp) {
        this(allowHttp, InetAddress::getAllByName);
    }

    AddressGuard(boolean allowHttp, Lookup lookup) {
        this.allowHttp = allowHttp;
        this.lookup = lookup;
    }

    /** Asks where a name leads. */
    interface Lookup {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** Leave for one call; closed when it is over. */
    public interface Leave extends AutoCloseable {
        @Override
        void close();
    }

    /** Nothing when the address is not permitted. */
    public Optional<Leave> permit(URI uri) {
        String host = uri.getHost();
        boolean https = "https".equals(uri.getScheme());
        boolean http = allowHttp && "http".equals(uri.getScheme());
        if (host == null || uri.getRawUserInfo() != null || !(https || http)) {
            return Optional.empty();
        }
        return allowHttp ? Optional.of(() -> {}) : held(host);
    }

    private Optional<Leave> held(String host) {
        try {
            List<InetAddress> addresses = List.of(lookup.find(host));
            if (!addresses.stream().allMatch(AddressGuard::isOutside)) {
                return Optional.empty();
            }
            PinnedNames.Hold hold = PinnedNames.hold(host, addresses);
            return Optional.of(hold::close);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static boolean isOutside(InetAddress address) {
        boolean ours = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        byte[] bytes = address.getAddress();
        return !ours && (address instanceof Inet6Address ? isOutside6(bytes) : isOutside4(bytes[0] & 0xFF, bytes));
    }

    /** Also refuses shared carrier addresses, benchmark and reserved networks (RFC 6890). */
    private static boolean isOutside4(int first, byte[] bytes) {
        int second = bytes[1] & 0xFF;
        return !(first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19)));
    }

    /** Refuses unique local addresses and every form that hides an IPv4 address: compatible, NAT64, 6to4. */
    private static boolean isOutside6(byte[] bytes) {
        boolean unique = (bytes[0] & 0xFE) == 0xFC;
        boolean startsWithZeros = Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
        boolean translated =
                bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return !unique && !startsWithZeros && !translated && !sixToFour;
    }
}
