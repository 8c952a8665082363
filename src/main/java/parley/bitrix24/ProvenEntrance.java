package parley.bitrix24;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.Opening.TurnedAway;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.portals.Portal;

/** Lets in whom the authorization server vouches for (install-and-auth.md §4). */
final class ProvenEntrance implements Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(ProvenEntrance.class);
    /** Both come from the browser and end in our page. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{0,100}");

    private final Verification verification;
    private final Tenants tenants;
    private final Setup setup;

    ProvenEntrance(Verification verification, Tenants tenants, Setup setup) {
        this.verification = verification;
        this.tenants = tenants;
        this.setup = setup;
    }

    @Override
    public Opening open(String queryString, byte[] body) {
        return enter(queryString, body, false);
    }

    @Override
    public Opening install(String queryString, byte[] body) {
        return enter(queryString, body, true);
    }

    private Opening enter(String queryString, byte[] body, boolean installing) {
        Locale language = Languages.of("en");
        try {
            BracketForm query = BracketForm.parse(queryString);
            language = Languages.of(query.textOrEmpty("LANG"));
            BracketForm form = BracketForm.parse(body);
            Claim claim = Claim.ofPage(query, form);
            Setup.Visit visit =
                    new Setup.Visit(language, installing, plain(query, "APP_SID"), plain(form, "PLACEMENT"));
            return installing ? install(claim, keys(form), visit) : open(claim, form, visit);
        } catch (Malformed e) {
            LOG.info("A page was opened incompletely: {}", e.getMessage());
            return new TurnedAway(Reason.INCOMPLETE_REQUEST, language, List.of());
        }
    }

    private static String plain(BracketForm form, String key) {
        return form.text(key).filter(text -> PLAIN.matcher(text).matches()).orElse("");
    }

    private static Setup.Keys keys(BracketForm form) throws Malformed {
        return new Setup.Keys(form.required("AUTH_ID"), form.required("REFRESH_ID"), form.text("APPLICATION_TOKEN"));
    }

    /** An earlier proof is not enough here: it may be older than an uninstallation. */
    private Opening install(Claim claim, Setup.Keys keys, Setup.Visit visit) {
        return switch (verification.afresh(claim)) {
            case Verification.Outcome.Refused refused -> turnedAway(claim, refused.reason(), visit);
            case Verification.Outcome.Verified verified -> setup.connect(verified.identity(), keys, visit);
        };
    }

    private Opening open(Claim claim, BracketForm form, Setup.Visit visit) throws Malformed {
        return switch (verification.of(claim)) {
            case Verification.Outcome.Refused refused -> turnedAway(claim, refused.reason(), visit);
            case Verification.Outcome.Verified verified -> {
                Identity identity = verified.identity();
                Optional<Portal> known = tenants.present(identity);
                if (known.isEmpty()) {
                    yield turnedAway(claim, Reason.NOT_INSTALLED, visit);
                }
                if (identity.administrator() && form.text("REFRESH_ID").isPresent()) {
                    Setup.Keys keys = keys(form);
                    tenants.keep(identity, keys.accessToken(), keys.refreshToken());
                    keys.eventToken().ifPresent(token -> tenants.keepEventToken(known.get(), identity, token));
                }
                yield visit.welcome(identity, tenants.refresh(known.get(), identity));
            }
        };
    }

    private static Opening turnedAway(Claim claim, Reason reason, Setup.Visit visit) {
        LOG.info("A visitor of {} was turned away: {}", claim, reason);
        return new TurnedAway(reason, visit.language(), List.of());
    }
}
