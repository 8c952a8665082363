package parley.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.regex.Pattern;
import parley.portals.Portal;

/** What every answer tells the browser about where the page may live and what it may load. */
final class SecurityHeaders {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private final String libraryOrigin;
    private final String anyPortal;

    SecurityHeaders(URI portalLibrary, boolean allowHttp) {
        libraryOrigin = portalLibrary.getScheme() + "://" + portalLibrary.getRawAuthority();
        anyPortal = allowHttp ? "https: http:" : "https:";
    }

    /**
     * For an answer before we know the portal. It may be shown in any portal's frame, because it has to explain itself there;
     * it shows nothing of any portal.
     */
    void apply(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        policy(context, anyPortal);
    }

    /** From here on the answer belongs to this portal and may be shown in its frame only. */
    void narrow(Context context, Portal portal) {
        boolean sound = HOST.matcher(portal.domain()).matches();
        policy(context, sound ? portal.endpoint().getScheme() + "://" + portal.domain() : "");
    }

    private void policy(Context context, String ancestors) {
        context.header(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' " + libraryOrigin
                        + "; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'"
                        + "; frame-ancestors 'self' " + ancestors + "; form-action 'self'; base-uri 'none'");
    }
}
