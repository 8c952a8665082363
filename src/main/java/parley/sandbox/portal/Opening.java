package parley.sandbox.portal;

import java.net.URI;
import java.util.Map;

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
}
