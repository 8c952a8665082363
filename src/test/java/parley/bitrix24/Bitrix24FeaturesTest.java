package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.authoring.Features;
import parley.authoring.Template.Need;

@Timeout(60)
class Bitrix24FeaturesTest {
    private final Acme acme = new Acme().installed();
    private final Features features = acme.border.features();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void whatThePortalDoesNotNameIsMissing() {
        acme.portal.on("/rest/scope", OtherSide.Answer.result("[\"imbot\",\"im\",\"task\"]"));

        assertEquals(Set.of(Need.OPEN_CHANNELS, Need.CRM), told());
    }

    @Test
    void whatIsAllowedIsNotAskedForAgain() {
        acme.portal.on("/rest/scope", OtherSide.Answer.result("[\"imopenlines\",\"crm\",\"task\"]"));

        assertEquals(Set.of(), told());
        assertEquals(Set.of(), told());
        assertEquals(1, acme.portal.calls("/rest/scope").size());
    }

    @Test
    void aPortalThatRefusesToTellLeavesItOpen() {
        acme.portal.on("/rest/scope", OtherSide.Answer.error(403, "ACCESS_DENIED", ""));

        assertEquals(Optional.empty(), features.missing(Acme.ID));
    }

    /** Nobody waits long for a page, so that a slow machine may need several looks. */
    private Set<Need> told() {
        Optional<Set<Need>> missing = features.missing(Acme.ID);
        while (missing.isEmpty()) {
            missing = features.missing(Acme.ID);
        }
        return missing.get();
    }
}
