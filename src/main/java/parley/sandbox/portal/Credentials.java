package parley.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.sandbox.oauth.Account;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.oauth.Grant;

/** The blocks of tokens inside events, with the members and the order of the samples (bots-v1.md, 9.2). */
final class Credentials {
    private final Account account;
    private final Installation installation;
    private final AuthorizationServer server;

    Credentials(Account account, Installation installation, AuthorizationServer server) {
        this.account = account;
        this.installation = installation;
        this.server = server;
    }

    /** Top-level {@code auth}: the person whose action caused the event. */
    Map<String, Object> ofPerson(long userId, boolean withRefresh) {
        Grant grant = withRefresh
                ? server.tokens().issue(account, userId)
                : server.tokens().issueForEvent(account, userId);
        Map<String, Object> auth = tokens(grant);
        auth.put("user_id", userId);
        if (grant.refresh() != null) {
            auth.put("refresh_token", grant.refresh());
        }
        auth.put("application_token", installation.applicationToken());
        return auth;
    }

    /** One entry of {@code data[BOT]}: the bot's tokens flat and again under AUTH. */
    Map<String, Object> ofBot(Bot bot) {
        Grant grant = server.tokens().issue(account, bot.id());
        Map<String, Object> auth = tokens(grant);
        auth.put("refresh_token", String.valueOf(grant.refresh()));
        auth.put("user_id", bot.id());
        auth.put("client_id", bot.clientId());
        auth.put("application_token", installation.applicationToken());
        Map<String, Object> entry = new LinkedHashMap<>(auth);
        entry.put("AUTH", auth);
        entry.put("BOT_ID", bot.id());
        entry.put("BOT_CODE", bot.code());
        return entry;
    }

    /** ONAPPINSTALL and ONAPPUPDATE: separated by spaces, without a user (samples/app-install.form). */
    Map<String, Object> ofInstaller(long userId) {
        Grant grant = server.tokens().issue(account, userId);
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("domain", account.domain());
        auth.put("scope", AuthorizationServer.scope(account).replace(',', ' '));
        auth.put("access_token", grant.access());
        auth.put("refresh_token", String.valueOf(grant.refresh()));
        auth.put("expires_in", account.tokenLifetime().toSeconds());
        auth.put("server_endpoint", server.endpoint());
        auth.put("status", account.status());
        auth.put("client_endpoint", account.clientEndpoint());
        auth.put("member_id", account.memberId());
        auth.put("application_token", installation.applicationToken());
        return auth;
    }

    /** Without any token of a user, as after the application was removed (install-and-auth.md, 9). */
    Map<String, Object> ofNobody() {
        Map<String, Object> auth = ofPayment();
        auth.put("application_token", installation.applicationToken());
        return auth;
    }

    /** The documented sample of ONAPPPAYMENT has no application token either (install-and-auth.md, 9). */
    Map<String, Object> ofPayment() {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("domain", account.domain());
        auth.put("server_endpoint", server.endpoint());
        auth.put("client_endpoint", account.clientEndpoint());
        auth.put("member_id", account.memberId());
        return auth;
    }

    private Map<String, Object> tokens(Grant grant) {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("access_token", grant.access());
        auth.put("expires", grant.expires().getEpochSecond());
        auth.put("expires_in", account.tokenLifetime().toSeconds());
        auth.put("scope", AuthorizationServer.scope(account));
        auth.put("domain", account.domain());
        auth.put("server_endpoint", server.endpoint());
        auth.put("status", account.status());
        auth.put("client_endpoint", account.clientEndpoint());
        auth.put("member_id", account.memberId());
        return auth;
    }
}
