package parley.sandbox.oauth;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** Answers the two questions an application may ask: tokens, please; and whose token is this? Safe for all threads. */
public final class AuthorizationServer {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Registration registration;
    private final Tokens tokens;
    private final Codes codes;
    private final InstantSource clock;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private volatile URI uri = URI.create("http://localhost");

    public AuthorizationServer(Registration registration, InstantSource clock) {
        this.registration = registration;
        this.clock = clock;
        this.tokens = new Tokens(clock);
        this.codes = new Codes(clock);
    }

    public void add(Account account) {
        accounts.put(account.memberId(), account);
    }

    public void listenAt(URI address) {
        uri = address;
    }

    public URI uri() {
        return uri;
    }

    public String domain() {
        return uri.getAuthority();
    }

    public String endpoint() {
        return uri + "/rest/";
    }

    public Registration registration() {
        return registration;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Codes codes() {
        return codes;
    }

    /** The answer of {@code /oauth/token/}; every refusal is a {@link Refusal} (install-and-auth.md, 6.3). */
    public synchronized Map<String, Object> exchange(Parameters request) {
        String kind = required(request, "grant_type");
        String clientId = required(request, "client_id");
        String secret = required(request, "client_secret");
        if (!clientId.equals(registration.clientId())) {
            // An unknown client is refused with HTTP 200 (install-and-auth.md, 6.3).
            throw new Refusal(200, "wrong_client", "Client not found");
        }
        if (!registration.hasSecret(secret)) {
            throw new Refusal(400, "invalid_client", "Invalid client");
        }
        return switch (kind) {
            case "authorization_code" -> redeem(required(request, "code"));
            case "refresh_token" -> renew(required(request, "refresh_token"));
            default -> throw new Refusal(400, "invalid_request", "Unknown grant type");
        };
    }

    /** The answer of {@code /rest/app.info} here, in another shape than the portal's (install-and-auth.md, 7.2). */
    public Map<String, Object> info(Parameters request) {
        String access = request.text("auth");
        if (access.isEmpty()) {
            throw new Refusal(401, "NO_AUTH_FOUND", "Wrong authorization data");
        }
        Grant grant = tokens.findByAccess(access).orElseThrow(() -> unknown(access));
        Account account = accountOf(grant);
        requireLiving(grant, account);
        if (grant.hasExpired(clock.instant())) {
            throw new Refusal(401, "expired_token", "The access token provided has expired.");
        }
        Map<String, Object> install = new LinkedHashMap<>();
        install.put("installed", account.isInstalled());
        install.put("version", String.valueOf(account.version()));
        install.put("status", account.status());
        install.put("scope", scope(account));
        install.put("domain", account.domain());
        install.put("uri", "http://" + account.domain());
        install.put("client_endpoint", account.clientEndpoint());
        install.put("member_id", account.memberId());
        install.put("member_type", "B24");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("client_id", registration.clientId());
        info.put("scope", scope(account));
        info.put("expires", ISO.format(grant.expires().atOffset(ZoneOffset.UTC)));
        info.put("install", install);
        info.put("user_id", String.valueOf(grant.userId()));
        return info;
    }

    /** The portal a refresh or access token belongs to, for the journal and for faults. */
    public Optional<Account> ownerOf(Parameters request) {
        return tokens.findByRefresh(request.text("refresh_token"))
                .or(() -> tokens.findByAccess(request.text("auth")))
                .map(this::accountOf);
    }

    private static String required(Parameters request, String name) {
        String value = request.text(name);
        if (value.isEmpty()) {
            throw new Refusal(400, "invalid_request", "Parameter " + name + " is missing");
        }
        return value;
    }

    private Map<String, Object> redeem(String code) {
        Codes.Consent consent = codes.redeem(code).orElseThrow(AuthorizationServer::invalidGrant);
        requireApplication(consent.account());
        return answer(consent.account(), tokens.issue(consent.account(), consent.userId()));
    }

    private Map<String, Object> renew(String refresh) {
        Grant old = tokens.findByRefresh(refresh).orElseThrow(AuthorizationServer::invalidGrant);
        Account account = accountOf(old);
        requireLiving(old, account);
        Grant grant = tokens.rotate(account, old);
        Map<String, Object> answer = answer(account, grant);
        // Only a renewal tells the moment and the user (install-and-auth.md, 6.1).
        answer.put("expires", grant.expires().getEpochSecond());
        answer.put("user_id", grant.userId());
        return answer;
    }

    private Map<String, Object> answer(Account account, Grant grant) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", grant.access());
        answer.put("refresh_token", String.valueOf(grant.refresh()));
        answer.put("expires_in", account.tokenLifetime().toSeconds());
        answer.put("client_endpoint", account.clientEndpoint());
        answer.put("server_endpoint", endpoint());
        // In token answers the domain is the authorization server's (install-and-auth.md, 1).
        answer.put("domain", domain());
        answer.put("member_id", account.memberId());
        answer.put("scope", scope(account));
        answer.put("status", account.status());
        return answer;
    }

    /** Comma-separated, as token answers and page opens carry it (install-and-auth.md, 4 and 6.1). */
    public static String scope(Account account) {
        return String.join(",", account.scopes());
    }

    private Account accountOf(Grant grant) {
        return Objects.requireNonNull(accounts.get(grant.memberId()));
    }

    private static void requireLiving(Grant grant, Account account) {
        if (grant.revoked()) {
            throw new Refusal(401, "NOT_INSTALLED", "Application not installed");
        }
        requireApplication(account);
    }

    private static void requireApplication(Account account) {
        if (!account.hasApplication()) {
            throw new Refusal(401, "NOT_INSTALLED", "Application not installed");
        }
        if (!account.isPaid()) {
            throw new Refusal(401, "PAYMENT_REQUIRED", "Payment required");
        }
    }

    private static Refusal invalidGrant() {
        return new Refusal(400, "invalid_grant", "Invalid grant");
    }

    private static Refusal unknown(String access) {
        // A bad token that looks like one is answered as a bad client (install-and-auth.md, 6.3).
        return access.matches("[0-9a-f]{32,}")
                ? new Refusal(400, "invalid_client", "Invalid client")
                : new Refusal(401, "NO_AUTH_FOUND", "Wrong authorization data");
    }
}
