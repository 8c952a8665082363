package parley.bitrix24.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.wire.Asked.Denial;

/**
 * The servers that issue tokens and vouch for them (install-and-auth.md §6, §7). Addresses of requests hold our secret, so
 * they are never logged and only ever built for a server of the list. Safe for use by many threads.
 */
public final class AuthorizationServer {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationServer.class);
    /** The regional twin of the documented server (install-and-auth.md §7.4). */
    private static final URI TWIN = URI.create("https://oauth.bitrix24.tech");

    private static final Pattern SCOPE_SEPARATOR = Pattern.compile("[,\\s]+");

    private final Transport transport;
    private final URI usual;
    private final List<URI> servers;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;

    public AuthorizationServer(URI usual, String clientId, String clientSecret, boolean allowHttp, Clock clock) {
        this.transport = new Transport(allowHttp);
        this.usual = origin(usual);
        this.servers = List.of(this.usual, TWIN);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /** The server a portal names, if it is one of the list, or else the usual one. */
    public URI named(@Nullable String address) {
        if (address == null) {
            return usual;
        }
        try {
            URI named = origin(new URI(address.contains("://") ? address : "https://" + address));
            return servers.contains(named) ? named : usual;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return usual;
        }
    }

    /** Turns the code of an authorization into tokens; it lives 30 seconds and works once (simple-way.md). */
    public Asked<Tokens> exchange(URI server, String code) {
        return tokens(server, "authorization_code", "code", code);
    }

    /** Turns a renewal token into new tokens, the old renewal token into nothing (auto-renewal.md). */
    public Asked<Tokens> renew(URI server, String refreshToken) {
        return tokens(server, "refresh_token", "refresh_token", refreshToken);
    }

    /** Asks whom an access token belongs to. Our secret is not sent. */
    public Asked<AppInfo> appInfo(URI server, String accessToken) {
        URI address = URI.create(listed(server) + "/rest/app.info?auth=" + Percent.encode(accessToken));
        return ask(address, "app.info", json -> appInfo(json.at("result")));
    }

    private static URI origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        boolean usualPort = port < 0 || port == ("https".equals(scheme) ? 443 : 80);
        boolean userInfo = address.getRawUserInfo() != null;
        return URI.create(scheme + "://" + (userInfo ? "user.invalid" : host) + (usualPort ? "" : ":" + port));
    }

    private Asked<Tokens> tokens(URI server, String grantType, String name, String value) {
        URI address = URI.create(listed(server) + "/oauth/token/?grant_type=" + grantType
                + "&client_id=" + Percent.encode(clientId)
                + "&client_secret=" + Percent.encode(clientSecret)
                + "&" + name + "=" + Percent.encode(value));
        return ask(address, "oauth/token:" + grantType, this::tokens);
    }

    private URI listed(URI server) {
        URI origin = origin(server);
        if (!servers.contains(origin)) {
            throw new IllegalArgumentException("Not an authorization server of ours: " + origin);
        }
        return origin;
    }

    private <T> Asked<T> ask(URI address, String what, Reader<T> reader) {
        if (!(transport.send(Transport.get(address), "authorization-server", what)
                instanceof Transport.Outcome.Answer answer)) {
            return new Asked.Unanswered<>();
        }
        Optional<WildJson> body = WildJson.parse(answer.body()).filter(WildJson::isObject);
        if (body.isEmpty()) {
            return new Asked.Unanswered<>();
        }
        // An unknown client id is told with status 200 (install-and-auth.md §6.3).
        if (body.get().has("error") || answer.status() >= 400) {
            return denied(body.get().text("error").orElse(""), answer.status());
        }
        try {
            return new Asked.Answered<>(reader.read(body.get()));
        } catch (Malformed e) {
            LOG.warn("The authorization server answered {} incompletely: {}", what, e.getMessage());
            return new Asked.Unanswered<>();
        }
    }

    private static <T> Asked<T> denied(String code, int status) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "invalid_grant", "bad_verification_code" -> new Asked.Denied<>(Denial.GRANT_DEAD);
            case "expired_token", "invalid_token", "no_auth_found", "authorization_error" ->
                new Asked.Denied<>(Denial.TOKEN_DEAD);
            case "invalid_client" -> new Asked.Denied<>(Denial.CLIENT_REFUSED);
            case "wrong_client" -> {
                LOG.error("The authorization server does not know our client id: check PARLEY_CLIENT_ID");
                yield new Asked.Denied<>(Denial.CLIENT_UNKNOWN);
            }
            case "not_installed", "application_not_found", "error_oauth" -> new Asked.Denied<>(Denial.NOT_INSTALLED);
            case "payment_required" -> new Asked.Denied<>(Denial.PAYMENT_REQUIRED);
            default -> status >= 500 || status == 429 ? new Asked.Unanswered<>() : new Asked.Denied<>(Denial.REFUSED);
        };
    }

    private Tokens tokens(WildJson json) throws Malformed {
        // The lifetime first: it needs no agreement of two clocks. Samples of the code exchange lack the moment.
        Instant now = clock.instant();
        Instant expiresAt = json.number("expires_in").isPresent()
                ? now.plus(Duration.ofSeconds(Math.clamp(
                        json.requiredNumber("expires_in"), 0, Duration.ofDays(1).toSeconds())))
                : json.moment("expires").orElse(now.plus(Duration.ofHours(1)));
        return new Tokens(
                json.required("access_token"),
                json.required("refresh_token"),
                expiresAt,
                endpoint(json.required("client_endpoint")),
                json.required("member_id"),
                json.number("user_id"));
    }

    private AppInfo appInfo(WildJson json) throws Malformed {
        WildJson install = json.at("install");
        return new AppInfo(
                json.required("client_id"),
                json.moment("expires").orElse(clock.instant()),
                json.requiredNumber("user_id"),
                install.yes("installed"),
                scopes(install.text("scope").or(() -> json.text("scope")).orElse("")),
                install.required("domain"),
                endpoint(install.required("client_endpoint")),
                install.required("member_id"));
    }

    /** Commas or spaces, depending on the page (install-and-auth.md §9). */
    private static Set<String> scopes(String written) {
        Set<String> scopes = new LinkedHashSet<>(List.of(SCOPE_SEPARATOR.split(written.strip())));
        scopes.remove("");
        return scopes;
    }

    private static URI endpoint(String written) throws Malformed {
        try {
            URI endpoint = new URI(written.endsWith("/") ? written : written + "/");
            if (endpoint.getHost() != null && endpoint.getRawQuery() == null && endpoint.getRawFragment() == null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw new Malformed("client_endpoint is no address");
        }
        throw new Malformed("client_endpoint is no address");
    }

    /** Takes an answer apart. */
    private interface Reader<T> {
        T read(WildJson json) throws Malformed;
    }
}
