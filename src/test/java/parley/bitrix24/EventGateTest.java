package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bitrix24.EventGate.Acceptance;
import parley.bitrix24.OtherSide.Answer;
import parley.inbox.NewEnvelope;
import parley.portals.Portal.Standing;

class EventGateTest {
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final Pattern SECRET =
            Pattern.compile("(?:access_token|refresh_token|application_token)%5D=([^&]+)");

    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void makesAnEnvelopeForEachBotThatHears() {
        acme.installed();
        assertEquals(Acceptance.ACCEPTED, accept(Sample.text("message-add__group-two-bots")));
        assertEquals(
                List.of(Sample.MEMBER + "/842/chat2290", Sample.MEMBER + "/845/chat2290"),
                stored().stream().map(NewEnvelope::lane).toList());
        assertTrue(stored().stream().allMatch(envelope -> envelope.kind().equals(Kinds.STIMULUS)));
        assertTrue(payload(0).contains("acme_helpdesk") && !payload(0).contains("acme_hr_faq"));
        assertTrue(payload(1).contains("acme_hr_faq") && !payload(1).contains("acme_helpdesk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message-add__group-two-bots",
                "message-add__private",
                "message-add__openline",
                "message-update__group",
                "message-delete__private",
                "join__private",
                "join__group",
                "command__keyboard-group",
                "command__textarea-private",
                "bot-delete"
            })
    void storesNoTokenAndKnowsARedelivery(String sample) {
        acme.installed();
        String body = Sample.text(sample);
        assertEquals(Acceptance.ACCEPTED, accept(body));
        int before = stored().size();
        assertEquals(Acceptance.KNOWN_ALREADY, accept(body));
        assertEquals(before, stored().size());
        Matcher secrets = SECRET.matcher(body);
        int seen = 0;
        while (secrets.find()) {
            seen++;
            for (NewEnvelope envelope : stored()) {
                assertFalse(Acme.utf8(envelope.payload()).contains(secrets.group(1)), envelope.key());
            }
        }
        assertTrue(seen > 0);
        assertTrue(stored().stream()
                .noneMatch(envelope -> Acme.utf8(envelope.payload()).contains("client_")));
        assertTrue(stored().stream().allMatch(envelope -> envelope.key().length() <= 300));
    }

    @Test
    void aMessageIsTheSameWhenItIsDeliveredAtAnotherMoment() {
        acme.installed();
        accept(Sample.text("message-add__private"));
        assertEquals(
                Acceptance.KNOWN_ALREADY,
                accept(Sample.text("message-add__private").replace("ts=1794301200", "ts=1794301207")));
    }

    @Test
    void twoEditsAndTwoPressesAreNotTheSame() {
        acme.installed();
        accept(Sample.text("message-update__private"));
        assertEquals(
                Acceptance.ACCEPTED,
                accept(Sample.text("message-update__private").replace("ts=1794302000", "ts=1794302009")));
        accept(Sample.text("command__keyboard-group"));
        assertEquals(
                Acceptance.ACCEPTED,
                accept(Sample.text("command__keyboard-group").replace("ts=1794302415", "ts=1794302416")));
    }

    @Test
    void refusesAForgedToken() {
        acme.installed();
        String forged = Sample.text("message-add__private")
                .replace("auth%5Bapplication_token%5D=" + Sample.EVENT_TOKEN, "auth%5Bapplication_token%5D=FORGED");
        assertEquals(Acceptance.NOT_PROVEN, accept(forged));
        assertEquals(List.of(), stored());
        assertEquals(Acceptance.ACCEPTED, accept(Sample.text("message-add__private")));
    }

    /** The copy inside the bot's part proves nothing, nor does any access token (events.md, trap 4). */
    @Test
    void believesOnlyTheTokenAtTheTop() {
        acme.installed();
        String without =
                Sample.text("message-add__private").replace("&auth%5Bapplication_token%5D=" + Sample.EVENT_TOKEN, "");
        assertEquals(Acceptance.NOT_PROVEN, accept(without));
    }

    @Test
    void refusesAPortalItDoesNotKnow() {
        acme.installed();
        String other = Sample.text("message-add__private").replace(Sample.MEMBER, "beta");
        assertEquals(Acceptance.NOT_PROVEN, accept(other));
        assertEquals(List.of(), stored());
    }

    @Test
    void forgetsATokenThatWasReplaced() {
        acme.installed();
        accept(Sample.text("message-add__private"));
        acme.credentials.keepEventTokenDigest(Acme.ID, Digests.of("NEW"));
        acme.clock.pass(Duration.ofSeconds(61));
        assertEquals(Acceptance.NOT_PROVEN, accept(Sample.text("message-add__group-two-bots")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"event\":\"ONIMBOTMESSAGEADD\"}",
                "event=ONIMBOTMESSAGEADD",
                "event=&auth[member_id]=x&auth[application_token]=y",
                "event=%3Cscript%3E&auth[member_id]=x&auth[application_token]=y",
                "a[b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q]=1"
            })
    void callsWhatIsNoEventMalformed(String body) {
        acme.installed();
        assertEquals(Acceptance.MALFORMED, accept(body));
    }

    @Test
    void callsAnEventWithoutItsPartsMalformedOnlyWhenItIsProven() {
        acme.installed();
        String event = "event=ONIMBOTMESSAGEADD&data[BOT][842][BOT_ID]=842&auth[member_id]=" + Sample.MEMBER
                + "&auth[application_token]=";
        assertEquals(Acceptance.MALFORMED, accept(event + Sample.EVENT_TOKEN));
        assertEquals(Acceptance.NOT_PROVEN, accept(event + "FORGED"));
    }

    @Test
    void refusesAnotherContentType() {
        acme.installed();
        byte[] body = Sample.bytes("message-add__private");
        assertEquals(Acceptance.MALFORMED, acme.border.eventGate().accept(body, "application/json"));
        assertEquals(Acceptance.ACCEPTED, acme.border.eventGate().accept(body, null));
    }

    @Test
    void saysSoWhenNothingCanBeStored() {
        acme.installed();
        acme.inbox.full = true;
        assertEquals(Acceptance.UNAVAILABLE, accept(Sample.text("message-add__private")));
        acme.inbox.full = false;
        assertEquals(Acceptance.ACCEPTED, accept(Sample.text("message-add__private")));
    }

    @Test
    void keepsAndCountsWhatItHasNoWordFor() {
        acme.installed();
        assertEquals(
                Acceptance.ACCEPTED,
                accept(simple("ONIMBOTV2REACTIONCHANGE") + "&data[bot][auth][access_token]=T0KEN"));
        assertEquals(Kinds.UNKNOWN, stored().getFirst().kind());
        assertFalse(payload(0).contains("T0KEN"));
        assertEquals(1, acme.border.eventCounts().soFar().get("unknown.ONIMBOTV2REACTIONCHANGE"));
    }

    @Test
    void countsAndDropsWhatItIgnoresOnPurpose() {
        acme.installed();
        assertEquals(Acceptance.ACCEPTED, accept(simple("OnAppTest")));
        assertEquals(List.of(), stored());
        assertEquals(1, acme.border.eventCounts().soFar().get("ignored.ONAPPTEST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONAPPTEST", "ONIMBOTV2REACTIONCHANGE", "ONIMBOTMESSAGEADD"})
    void refusesAnEventForMoreTargetsThanThereCanBe(String event) {
        acme.installed();
        String body = simple(event) + "&data[PARAMS][MESSAGE_ID]=50450&data[PARAMS][DIALOG_ID]=17";
        for (int bot = 1; bot <= 25; bot++) {
            body += "&data[BOT][" + bot + "][access_token]=ACCESS-" + bot + "&data[BOT][" + bot + "][expires_in]=3600";
        }
        assertEquals(Acceptance.ACCEPTED, accept(body));
        assertEquals(Acceptance.MALFORMED, accept(body + "&data[COMMAND][63][BOT_ID]=842"));
    }

    @Test
    void knowsEventsInAnySpelling() {
        acme.installed();
        accept(Sample.text("join__group").replace("ONIMBOTJOINCHAT", "onImJoinChat"));
        assertEquals(Kinds.STIMULUS, stored().getFirst().kind());
    }

    @Test
    void refusesADialogThatIsTooLongToBeKept() {
        acme.installed();
        String body = Sample.text("message-add__private");
        assertEquals(Acceptance.MALFORMED, accept(body.replace("DIALOG_ID%5D=17", "DIALOG_ID%5D=" + "x".repeat(101))));
        assertEquals(Acceptance.ACCEPTED, accept(body.replace("DIALOG_ID%5D=17", "DIALOG_ID%5D=" + "x".repeat(100))));
        assertTrue(stored().getFirst().lane().length() < 300);
    }

    @Test
    void takesAPortalInOnAnInstallationThatAnAdministratorProves() {
        assertEquals(Acceptance.ACCEPTED, accept(install("ACCESS-VERA", "NEW-TOKEN")));
        assertEquals(Kinds.LIFECYCLE, stored().getFirst().kind());
        assertEquals(Sample.MEMBER + "/portal", stored().getFirst().lane());
        assertEquals("REFRESH-VERA", acme.credentials.grants(Acme.ID).getFirst().refreshToken());
        assertArrayEquals(
                Digests.of("NEW-TOKEN"),
                acme.credentials.eventTokenDigest(Acme.ID).orElseThrow());
        assertFalse(payload(0).contains("TOKEN"));
    }

    @Test
    void refusesAnInstallationThatAnEmployeeReports() {
        acme.installed();
        assertEquals(Acceptance.NOT_PROVEN, accept(install("ACCESS-IVAN", "NEW-TOKEN")));
        assertEquals(Acceptance.NOT_PROVEN, accept(install("ACCESS-FORGED", "NEW-TOKEN")));
        assertArrayEquals(
                Digests.of(Sample.EVENT_TOKEN),
                acme.credentials.eventTokenDigest(Acme.ID).orElseThrow());
        assertEquals(List.of(), stored());
    }

    @Test
    void refusesAnInstallationReportedWithAnotherPortalsToken() {
        acme.issue("ACCESS-BETA", new Acme.Token(Acme.VERA, true, Acme.CLIENT, "beta"));
        assertEquals(Acceptance.NOT_PROVEN, accept(install("ACCESS-BETA", "NEW-TOKEN")));
        acme.issue("ACCESS-OTHER", new Acme.Token(Acme.VERA, true, "app.other", Acme.ID.value()));
        assertEquals(Acceptance.NOT_PROVEN, accept(install("ACCESS-OTHER", "NEW-TOKEN")));
        assertEquals(Optional.empty(), acme.credentials.eventTokenDigest(Acme.ID));
    }

    @Test
    void asksAgainLaterWhenAnInstallationCannotBeProvenNow() {
        acme.authorization.on("/rest/app.info", Answer.page(502));
        assertEquals(Acceptance.UNAVAILABLE, accept(install("ACCESS-VERA", "NEW-TOKEN")));
    }

    @Test
    void anUpdateMayBringANewToken() {
        acme.installed();
        assertEquals(
                Acceptance.ACCEPTED,
                accept(install("ACCESS-VERA", "NEW-TOKEN").replace("ONAPPINSTALL", "ONAPPUPDATE")));
        assertArrayEquals(
                Digests.of("NEW-TOKEN"),
                acme.credentials.eventTokenDigest(Acme.ID).orElseThrow());
    }

    @Test
    void noOtherEventIsProvenByAnAccessToken() {
        acme.installed();
        String uninstall = install("ACCESS-VERA", "NEW-TOKEN").replace("ONAPPINSTALL", "ONAPPUNINSTALL");
        assertEquals(Acceptance.NOT_PROVEN, accept(uninstall));
    }

    @Test
    void provesOnlyAFewOfOnePortalAtOnce() throws Exception {
        CountDownLatch arrived = new CountDownLatch(3);
        CountDownLatch release = new CountDownLatch(1);
        acme.authorization.on("/rest/app.info", call -> {
            arrived.countDown();
            try {
                release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.error(401, "NO_AUTH_FOUND", "");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Acceptance>> waiting = new ArrayList<>();
            Callable<Acceptance> forged = () -> accept(install("ACCESS-FORGED", "FORGED"));
            Callable<Acceptance> other =
                    () -> accept(install("ACCESS-OTHER", "OTHER").replace(Sample.MEMBER, "EXAMPLE-MEMBER-OTHER"));
            for (Callable<Acceptance> event : List.of(forged, forged, other)) {
                waiting.add(threads.submit(event));
            }
            assertTrue(arrived.await(10, TimeUnit.SECONDS));
            assertEquals(Acceptance.UNAVAILABLE, forged.call());
            release.countDown();
            for (Future<Acceptance> one : waiting) {
                assertEquals(Acceptance.NOT_PROVEN, one.get());
            }
        }
    }

    @Test
    void aPaymentWithoutATokenIsAHintAndCountsOnceAnHour() {
        String payment = "event=ONAPPPAYMENT&data[STATUS]=S&auth[member_id]=" + Sample.MEMBER + "&ts=";
        assertEquals(Acceptance.NOT_PROVEN, accept(payment + 1));
        acme.installed();
        assertEquals(Acceptance.ACCEPTED, accept(payment + 1));
        assertEquals(Acceptance.KNOWN_ALREADY, accept(payment + 2));
        assertEquals(Acceptance.NOT_PROVEN, accept(payment + 3 + "&auth[application_token]=FORGED"));
    }

    @Test
    void reportsAnUninstallationWithoutTouchingAnything() {
        acme.installed();
        assertEquals(Acceptance.ACCEPTED, accept(Sample.text("app-uninstall")));
        assertEquals(Standing.ACTIVE, acme.known().standing());
    }

    private static String simple(String event) {
        return "event=" + event + "&ts=1&auth[member_id]=" + Sample.MEMBER + "&auth[application_token]="
                + Sample.EVENT_TOKEN;
    }

    private static String install(String accessToken, String eventToken) {
        return "event=ONAPPINSTALL&data[VERSION]=1&ts=1&auth[access_token]=" + accessToken + "&auth[refresh_token]="
                + Acme.refreshOf(accessToken) + "&auth[member_id]=" + Sample.MEMBER + "&auth[application_token]="
                + eventToken;
    }

    private Acceptance accept(String body) {
        return acme.border.eventGate().accept(Sample.utf8(body), FORM);
    }

    private List<NewEnvelope> stored() {
        return acme.inbox.envelopes;
    }

    private String payload(int index) {
        return Acme.utf8(stored().get(index).payload());
    }
}
