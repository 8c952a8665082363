package parley.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.sandbox.oauth.AuthorizationServer;
import parley.sandbox.oauth.Grant;
import parley.sandbox.oauth.Registration;
import parley.sandbox.portal.Installation.State;
import parley.sandbox.wire.Secrets;

/** Fills in the hidden form that opens the application in the frame (install-and-auth.md, 4). */
final class Openings {
    private final Portal portal;
    private final Installation installation;

    Openings(Portal portal, Installation installation) {
        this.portal = portal;
        this.installation = installation;
    }

    Opening forPerson(Person person) {
        if (installation.state() == State.ABSENT) {
            throw new IllegalStateException(
                    "The application is not added to " + portal.name().title());
        }
        boolean finished = installation.state() == State.INSTALLED;
        if (!finished && !person.isAdministrator()) {
            throw new IllegalStateException("The application is not fully installed yet");
        }
        Registration registration = portal.server().registration();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("DOMAIN", portal.domain());
        query.put("PROTOCOL", "0");
        query.put("LANG", person.language());
        query.put("APP_SID", Secrets.random(16));
        return new Opening(registration.page(finished ? "application" : "installer"), query, body(person));
    }

    private Map<String, String> body(Person person) {
        Grant grant = portal.server().tokens().issue(portal, person.id());
        Map<String, String> body = new LinkedHashMap<>();
        body.put("AUTH_ID", grant.access());
        body.put("AUTH_EXPIRES", String.valueOf(portal.tokenLifetime().toSeconds()));
        body.put("REFRESH_ID", String.valueOf(grant.refresh()));
        body.put("SERVER_ENDPOINT", portal.server().endpoint());
        body.put("APPLICATION_TOKEN", installation.applicationToken());
        body.put("APPLICATION_SCOPE", AuthorizationServer.scope(portal));
        body.put("member_id", portal.memberId());
        body.put("status", installation.status());
        body.put("PLACEMENT", "DEFAULT");
        // PHP writes an empty map as [].
        body.put("PLACEMENT_OPTIONS", "[]");
        return body;
    }
}
