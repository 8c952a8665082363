package parley.bitrix24;

import java.net.URI;
import java.util.Objects;

/**
 * How this installation of Parley meets Bitrix24. Prints nothing secret.
 *
 * @param publicUrl base address as portals and browsers see it
 * @param authorizationServer origin of the authorization server that is asked when a portal names no other
 * @param allowHttp whether plain HTTP and private addresses are allowed: for the sandbox and tests only
 */
public record Connection(
        URI publicUrl, String clientId, String clientSecret, URI authorizationServer, boolean allowHttp) {
    public Connection {
        Objects.requireNonNull(publicUrl);
        Objects.requireNonNull(authorizationServer);
    }

    /** The full address of a path of ours. */
    public URI address(String path) {
        String base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public String toString() {
        return "Connection[publicUrl=" + publicUrl + ", clientId=" + clientId
                + ", clientSecret=***, authorizationServer=" + authorizationServer + ", allowHttp=" + allowHttp + "]";
    }
}
