package parley.bitrix24;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts of portals in the one spelling we compare and keep: lower case, without the usual ports (install-and-auth.md §4.1). */
final class Domains {
    private static final Pattern USUAL_PORT = Pattern.compile(":(80|443)$");

    private Domains() {}

    static String tidy(String domain) {
        return USUAL_PORT.matcher(domain.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    static String of(URI address) {
        return tidy(address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort()));
    }
}
