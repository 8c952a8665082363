package parley.sandbox.rest;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Which handler addresses a portal accepts. */
final class Addresses {
    private Addresses() {}

    /**
     * Absolute, http or https, with a public host: private ones are refused or never called (events.md, 7). Loopback
     * alone is let through, for the sandbox itself stands on it.
     */
    static boolean isAcceptable(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && isReachable(uri.getHost());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isReachable(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        if (!host.matches("[\\d.]+|\\[.*]")) {
            return host.contains(".");
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || !(address.isSiteLocalAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress());
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
