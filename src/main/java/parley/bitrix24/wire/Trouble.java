package parley.bitrix24.wire;

import parley.portals.PortalFailure;

/** What a reply that is no result asks us to do. */
public sealed interface Trouble {
    /** The token is too old: renew it once and repeat. */
    record TokenExpired() implements Trouble {}

    /** The portal knows no such token: renew it once and repeat; when that does not help, we are perhaps gone. */
    record TokenUnknown(PerhapsGone afterwards) implements Trouble {}

    /** The token's user may not or no longer speak for us: use another user's token. */
    record UserRefused() implements Trouble {}

    /** The application's period is over. */
    record Unpaid() implements Trouble {}

    /**
     * The portal says that we, or it, are gone; only the authorization server can confirm it.
     *
     * @param otherwise what it is when the authorization server says that we are there
     */
    record PerhapsGone(String code, PortalFailure otherwise) implements Trouble {}

    /** This method, and no other, has used up the time the portal gives it. */
    record BudgetSpent() implements Trouble {}

    /** Nothing can be done about it here. */
    record Final(PortalFailure failure) implements Trouble {}
}
