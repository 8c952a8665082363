package parley.bitrix24;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import parley.authoring.BotsInMemory;
import parley.authoring.PeopleInMemory;
import parley.bitrix24.Fakes.CredentialsInMemory;
import parley.bitrix24.Fakes.InboxInMemory;
import parley.bitrix24.Fakes.PendingLoginsInMemory;
import parley.bitrix24.Fakes.SettableClock;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.OtherSide.Call;
import parley.health.ArrivalsInMemory;
import parley.health.MishapsInMemory;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalId;
import parley.portals.PortalsInMemory;
import parley.portals.UserId;

/**
 * The portal Acme with its authorization server, and this room connected to both. Vera administers Acme, Ivan works there.
 */
final class Acme implements AutoCloseable {
    static final String CLIENT = "app.parley";
    static final String SECRET = "EXAMPLE-SECRET";
    static final PortalId ID = new PortalId(Sample.MEMBER);
    static final UserId VERA = new UserId(7);
    static final UserId IVAN = new UserId(17);

    final OtherSide authorization = new OtherSide();
    final OtherSide portal = new OtherSide();
    final SettableClock clock = new SettableClock();
    final CredentialsInMemory credentials = new CredentialsInMemory();
    final PortalsInMemory portals = new PortalsInMemory(credentials::wipe);
    final PendingLoginsInMemory pendingLogins = new PendingLoginsInMemory();
    final InboxInMemory inbox = new InboxInMemory();
    final BotsInMemory bots = new BotsInMemory();
    final PeopleInMemory people = new PeopleInMemory();
    final Connection connection =
            new Connection(URI.create("https://parley.example"), CLIENT, SECRET, authorization.address(), true);
    final ArrivalsInMemory arrivals = new ArrivalsInMemory();
    final MishapsInMemory mishaps = new MishapsInMemory();
    final Border border;

    final Map<String, Token> tokens = new ConcurrentHashMap<>();
    final Map<String, Token> refreshTokens = new ConcurrentHashMap<>();
    final List<Map<String, String>> bindings = new CopyOnWriteArrayList<>();
    final AtomicInteger renewals = new AtomicInteger();

    boolean installed = true;
    String scope = "im,imbot";
    String domain = portal.host();
    URI endpoint = portal.address().resolve("/rest/");

    Acme() {
        this(Pace.USUAL);
    }

    Acme(Pace pace) {
        border = Border.open(
                connection,
                ApplicationCard.ofThisBuild(),
                portals,
                credentials,
                pendingLogins,
                inbox,
                bots,
                new Fakes.NoBucket(),
                pace,
                people,
                arrivals,
                mishaps,
                Runnable::run,
                new Fakes.ChoiceCommandsInMemory(),
                clock);
        issue("ACCESS-VERA", new Token(VERA, true, CLIENT, ID.value()));
        issue("ACCESS-IVAN", new Token(IVAN, false, CLIENT, ID.value()));
        vouch();
        welcome();
    }

    /** The authorization server works as it should. */
    void vouch() {
        authorization.on("/rest/app.info", this::appInfo);
        authorization.on("/oauth/token/", this::token);
    }

    /** The portal lets pages open and events bind, as it should. */
    void welcome() {
        portal.on("/rest/profile", this::profile);
        portal.on("/rest/event.get", call -> {
            List<String> rows = bindings.stream()
                    .map(binding -> "{\"event\":\"" + binding.get("event") + "\",\"handler\":\""
                            + binding.get("handler") + "\",\"auth_type\":\"0\",\"offline\":0}")
                    .toList();
            return Answer.result("[" + String.join(",", rows) + "]");
        });
        portal.on("/rest/event.bind", call -> {
            Map<String, String> binding = Map.of("event", call.text("event"), "handler", call.text("handler"));
            if (bindings.contains(binding)) {
                return Answer.error(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");
            }
            bindings.add(binding);
            return Answer.result("true");
        });
        portal.on("/rest/event.unbind", call -> {
            bindings.remove(Map.of("event", call.text("event"), "handler", call.text("handler")));
            return Answer.result("{\"count\":1}");
        });
    }

    /** Makes a pair of tokens: the renewal token is named like the access token. */
    void issue(String accessToken, Token token) {
        tokens.put(accessToken, token);
        refreshTokens.put(refreshOf(accessToken), token);
    }

    static String refreshOf(String accessToken) {
        return accessToken.replace("ACCESS", "REFRESH");
    }

    /** As if the portal had been installed by Vera. */
    Acme installed() {
        portals.save(new Portal(ID, domain, endpoint, authorization.address(), Standing.ACTIVE, clock.instant()));
        keep("ACCESS-VERA", VERA);
        credentials.keepEventTokenDigest(ID, Digests.of(Sample.EVENT_TOKEN));
        return this;
    }

    void keep(String accessToken, UserId user) {
        credentials.keep(ID, new Grant(user, true, accessToken, refreshOf(accessToken), inAnHour()));
    }

    Instant inAnHour() {
        return clock.instant().plusSeconds(3_600);
    }

    Portal known() {
        return portals.find(ID).orElseThrow();
    }

    String query() {
        return "DOMAIN=" + portal.host() + "&PROTOCOL=0&LANG=de&APP_SID=EXAMPLE-SID";
    }

    byte[] page(String accessToken) {
        return page(accessToken, ID.value());
    }

    byte[] page(String accessToken, String memberId) {
        return Sample.utf8("AUTH_ID=" + accessToken + "&AUTH_EXPIRES=3600&REFRESH_ID=" + refreshOf(accessToken)
                + "&SERVER_ENDPOINT=" + authorization.address() + "/rest/&APPLICATION_TOKEN=" + Sample.EVENT_TOKEN
                + "&member_id=" + memberId + "&status=F&PLACEMENT=DEFAULT");
    }

    void gone() {
        tokens.clear();
        refreshTokens.clear();
        authorization.on("/rest/app.info", Answer.error(401, "NOT_INSTALLED", ""));
        authorization.on("/oauth/token/", Answer.error(401, "NOT_INSTALLED", ""));
    }

    @Override
    public void close() {
        authorization.close();
        portal.close();
    }

    private Answer appInfo(Call call) {
        Token token = tokens.get(call.parameter("auth"));
        if (token == null) {
            return Answer.error(401, "NO_AUTH_FOUND", "Wrong authorization data");
        }
        return Answer.result("""
                {"client_id":"%s","scope":"%s","expires":"%s","user_id":"%s","install":{"installed":%s,"version":"1",
                 "status":"F","scope":"%s","domain":"%s","client_endpoint":"%s","member_id":"%s"}}""".formatted(
                        token.client(),
                        scope,
                        inAnHour(),
                        token.user().value(),
                        installed,
                        scope,
                        domain,
                        endpoint,
                        token.member()));
    }

    Answer token(Call call) {
        boolean ours = call.parameter("client_id").equals(CLIENT)
                && call.parameter("client_secret").equals(SECRET);
        String given = call.parameter("grant_type").equals("refresh_token")
                ? call.parameter("refresh_token")
                : "CODE-" + call.parameter("code");
        Token token = ours ? refreshTokens.remove(given) : null;
        if (token == null) {
            return Answer.error(400, "invalid_grant", "");
        }
        String fresh = "ACCESS-FRESH-" + renewals.incrementAndGet();
        issue(fresh, token);
        return Answer.json("""
                {"access_token":"%s","refresh_token":"%s","expires_in":"3600","client_endpoint":"%s",
                 "server_endpoint":"https://oauth.bitrix.info/rest/","domain":"oauth.bitrix.info","member_id":"%s",
                 "user_id":%d,"scope":"%s","status":"F"}""".formatted(
                fresh, refreshOf(fresh), endpoint, token.member(), token.user().value(), scope));
    }

    private Answer profile(Call call) {
        Token token = tokens.get(call.text("auth"));
        return token == null
                ? Answer.error(401, "expired_token", "")
                : Answer.result("{\"ID\":\"" + token.user().value() + "\",\"ADMIN\":" + token.administrator()
                        + ",\"NAME\":\"" + (token.administrator() ? "Vera" : "Ivan") + "\",\"LAST_NAME\":\"\"}");
    }

    /** Checks the token as a portal does, before it does the work. */
    Answer guarded(Call call, Answer answer) {
        return tokens.containsKey(call.text("auth")) ? answer : Answer.error(401, "expired_token", "");
    }

    record Token(UserId user, boolean administrator, String client, String member) {}

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
