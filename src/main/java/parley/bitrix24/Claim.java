package parley.bitrix24;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;

/**
 * What a request says of itself, all of it still to be proven.
 *
 * @param server the authorization server it names
 * @param domain the portal's host, where the request says it
 */
record Claim(
        String accessToken,
        @Nullable String server,
        String memberId,
        @Nullable String domain) {
    private static final int LONGEST = 1_000;
    private static final Pattern MEMBER = Pattern.compile("[!-~]{1,100}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,260}");

    /** The claim of a page that a portal opens (install-and-auth.md §4). */
    static Claim ofPage(BracketForm query, BracketForm body) throws Malformed {
        return of(
                body.required("AUTH_ID"),
                body.text("SERVER_ENDPOINT").orElse(null),
                body.required("member_id"),
                query.required("DOMAIN"));
    }

    /** The claim of an event of the application's life (install-and-auth.md §9). */
    static Claim ofEvent(BracketForm auth) throws Malformed {
        return of(
                auth.required("access_token"),
                auth.text("server_endpoint").orElse(null),
                auth.required("member_id"),
                null);
    }

    private static Claim of(String accessToken, @Nullable String server, String memberId, @Nullable String domain)
            throws Malformed {
        if (accessToken.length() > LONGEST) {
            throw new Malformed("A token is too long");
        }
        // Both are printed in logs before they are proven.
        if (!MEMBER.matcher(memberId).matches()
                || (domain != null && !HOST.matcher(domain).matches())) {
            throw new Malformed("A portal's id or host is none");
        }
        return new Claim(accessToken, server, memberId, domain);
    }

    /** Prints nothing secret. */
    @Override
    public String toString() {
        return "Claim[memberId=" + memberId + ", domain=" + domain + "]";
    }
}
