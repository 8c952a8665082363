package parley.sandbox.portal;

import java.net.URI;
import java.util.Map;
import parley.sandbox.wire.PhpForm;

/**
 * What a browser posts into the frame (install-and-auth.md, 4).
 *
 * @param target the page without its query
 */
public record Opening(URI target, Map<String, String> query, Map<String, String> body) {
    /** The frame's name: host, 1 for https, the frame's own id (iframe.md, 1). */
    public String frameName() {
        return query.get("DOMAIN") + "|" + query.get("PROTOCOL") + "|" + query.get("APP_SID");
    }

    /** The form's action. */
    public String address() {
        return target + "?" + PhpForm.write(query);
    }

    /** Whose messages the parent accepts: the origin of the registered page (iframe.md, 3.4). */
    public String origin() {
        return target.getScheme() + "://" + target.getAuthority();
    }

    public String sid() {
        return query.getOrDefault("APP_SID", "");
    }
}
