package parley.bitrix24;

/** Lets visitors from portals in. Nothing of a request is believed before the authorization server has confirmed it. */
public interface Entrance {

    /**
     * Opens the application page. An administrator's visit renews our access to the portal.
     *
     * @param queryString raw, without the question mark
     * @param body raw form
     */
    Opening open(String queryString, byte[] body);

    /** Installs the application into the visitor's portal, or brings an installation up to date. May be repeated. */
    Opening install(String queryString, byte[] body);
}
