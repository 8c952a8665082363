package parley.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Keeps our calls out of our own network. The name is resolved here and again by the HTTP client, which takes the address from
 * the same cache for half a minute; an attacker who owns the name and changes it at the right moment would still have to show
 * a certificate for it there, because plain HTTP is refused.
 */
public final class AddressGuard {
    private final boolean allowHttp;

    /** @param allowHttp for sandbox and tests: then every address is permitted, on plain HTTP too */
    public AddressGuard(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    public boolean permits(URI uri) {
        String host = uri.getHost();
        boolean https = "https".equals(uri.getScheme());
        boolean http = allowHttp && "http".equals(uri.getScheme());
        if (host == null || uri.getRawUserInfo() != null || !(https || http)) {
            return false;
        }
        return allowHttp || resolvesOutside(host);
    }

    private static boolean resolvesOutside(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(AddressGuard::isOutside);
        } catch (UnknownHostException e) {
            return false;
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
