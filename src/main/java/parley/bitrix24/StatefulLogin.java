package parley.bitrix24;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.Opening.TurnedAway;
import parley.bitrix24.wire.Asked;
import parley.bitrix24.wire.AuthorizationServer;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.bitrix24.wire.Tokens;

/** The full protocol (install-and-auth.md §6.1), tied to one browser by a state that works once. */
final class StatefulLogin implements OutsideLogin {
    private static final Logger LOG = LoggerFactory.getLogger(StatefulLogin.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Locale LANGUAGE = Locale.ENGLISH;
    /** Names only: a numeric address is no portal, and no place to send anybody to. */
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern ANY_HOST_AND_PORT = Pattern.compile("[a-z0-9.-]{1,253}(:[0-9]{1,5})?");
    private static final Pattern SCHEME = Pattern.compile("^(https?)://");

    private final Connection connection;
    private final AuthorizationServer authorization;
    private final Verification verification;
    private final Setup setup;
    private final PendingLogins pending;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StatefulLogin(
            Connection connection,
            AuthorizationServer authorization,
            Verification verification,
            Setup setup,
            PendingLogins pending,
            Clock clock) {
        this.connection = connection;
        this.authorization = authorization;
        this.verification = verification;
        this.setup = setup;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public Start start(String domain) {
        Optional<URI> portal = address(domain);
        if (portal.isEmpty()) {
            return new Start.NotAnAddress();
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        pending.open(state, Domains.of(portal.get()), clock.instant().plus(PATIENCE));
        BracketForm query =
                BracketForm.empty().with("client_id", connection.clientId()).with("state", state);
        String encoded = new String(query.encode(), StandardCharsets.US_ASCII);
        return new Start.Redirect(URI.create(portal.get() + "/oauth/authorize/?" + encoded), state);
    }

    @Override
    public Opening callback(String queryString, @Nullable String stateOfBrowser) {
        try {
            BracketForm query = BracketForm.parse(queryString);
            String state = query.required("state");
            if (stateOfBrowser == null || !same(state, stateOfBrowser)) {
                return turnedAway(Reason.NOT_VERIFIED);
            }
            Optional<String> domain = pending.close(state, clock.instant());
            if (domain.isEmpty()) {
                return turnedAway(Reason.NOT_VERIFIED);
            }
            return exchange(query, domain.get());
        } catch (Malformed e) {
            LOG.info("A login came back incompletely: {}", e.getMessage());
            return turnedAway(Reason.INCOMPLETE_REQUEST);
        }
    }

    /** What a person typed or pasted: a host, perhaps with the scheme before and a slash behind. */
    private Optional<URI> address(String typed) {
        String tidy = typed.strip().toLowerCase(Locale.ROOT);
        String host = SCHEME.matcher(tidy).replaceFirst("").replaceFirst("/$", "");
        if (HOST.matcher(host).matches() && !(connection.allowHttp() && tidy.startsWith("http://"))) {
            return Optional.of(URI.create("https://" + host));
        }
        if (connection.allowHttp() && ANY_HOST_AND_PORT.matcher(host).matches()) {
            URI address = URI.create((tidy.startsWith("https://") ? "https://" : "http://") + host);
            return Optional.of(address).filter(uri -> uri.getHost() != null);
        }
        return Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** At once: the code lives for thirty seconds (simple-way.md). */
    private Opening exchange(BracketForm query, String domain) throws Malformed {
        URI server = authorization.named(query.text("server_domain").orElse(null));
        return switch (authorization.exchange(server, query.required("code"))) {
            case Asked.Unanswered<Tokens> outage -> turnedAway(Reason.AUTHORIZATION_SERVER_UNREACHABLE);
            case Asked.Denied<Tokens> denied -> turnedAway(reason(denied.why()));
            case Asked.Answered<Tokens> answered -> verify(answered.value(), server, domain);
        };
    }

    private static Reason reason(Asked.Denial why) {
        return switch (why) {
            case NOT_INSTALLED, CLIENT_REFUSED -> Reason.NOT_INSTALLED;
            case PAYMENT_REQUIRED -> Reason.PAYMENT_REQUIRED;
            case GRANT_DEAD, TOKEN_DEAD, CLIENT_UNKNOWN, REFUSED -> Reason.NOT_VERIFIED;
        };
    }

    private Opening verify(Tokens tokens, URI server, String domain) {
        Claim claim = new Claim(tokens.accessToken(), server.toString(), tokens.memberId(), domain);
        return switch (verification.afresh(claim)) {
            case Verification.Outcome.Refused refused -> turnedAway(refused.reason());
            case Verification.Outcome.Verified verified ->
                setup.connect(
                        verified.identity(),
                        new Setup.Keys(tokens.accessToken(), tokens.refreshToken(), Optional.empty()),
                        new Setup.Visit(LANGUAGE, false, "", ""));
        };
    }

    private static Opening turnedAway(Reason reason) {
        LOG.info("A login from outside was turned away: {}", reason);
        return new TurnedAway(reason, LANGUAGE, List.of());
    }
}
