package parley.web;

import java.net.URI;

/**
 * How the pages are offered.
 *
 * @param port where to listen; 0 picks a free one
 * @param portalLibrary where browsers load the platform's library from
 * @param allowHttp whether portals and their browsers may come without encryption
 */
public record WebSettings(String bind, int port, URI portalLibrary, boolean allowHttp) {}
