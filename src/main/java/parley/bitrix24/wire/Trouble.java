package parley.bitrix24.wire;

import parley.portals.PortalFailure;

/** What a reply that is no result asks us to do. */
public sealed interface Trouble {
    /** The token is too old or unknown to the portal: renew it once and repeat. */
    record TokenExpired() implements Trouble {}

    /** The token's user may not or no longer speak for us: use another user's token. */
    record UserRefused() implements Trouble {}

    /** The application's period is over. */
    record Unpaid() implements Trouble {}

    /** The portal says that we, or it, are gone; only the authorization server can confirm it. */
    record PerhapsGone(String code) implements Trouble {}

    /** Nothing can be done about it here. */
    record Final(PortalFailure failure) implements Trouble {}
}
