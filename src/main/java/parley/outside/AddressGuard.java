package parley.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps our calls out of our own network. A name is resolved here and nowhere else, once for each connection, and the connection
 * leads to what was checked, whatever the name's owner answers to the next question. Safe for all threads.
 */
final class AddressGuard implements DnsResolver {
    private static final int LAST_PORT = 65_535;

    private final boolean allowHttp;
    private final Lookup lookup;

    /** @param allowHttp for sandbox and tests: then every address is permitted, on plain HTTP too */
    AddressGuard(boolean allowHttp) {
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

    /** Whether an address may be gone to, as far as it can be told before its name is resolved. */
    boolean permits(URI address) {
        boolean https = "https".equals(address.getScheme());
        boolean http = allowHttp && "http".equals(address.getScheme());
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getPort() <= LAST_PORT
                && (https || http);
    }

    /** Asked for every connection, also when the host is written as a number. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.find(host);
        if (!allowHttp && !Arrays.stream(addresses).allMatch(AddressGuard::isOutside)) {
            throw new Inside();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name leads into our network. */
    static final class Inside extends UnknownHostException {}

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
