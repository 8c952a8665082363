package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.bitrix24.OtherSide.Answer;
import parley.bitrix24.OtherSide.Call;
import parley.bitrix24.Renewal.Outcome;
import parley.bitrix24.wire.AuthorizationServer;

/** Two processes that share a database never use one renewal token twice (install-and-auth.md §6.2). */
class RenewalTest {
    private final Acme acme = new Acme().installed();
    private final Renewal one = renewal();
    private final Renewal other = renewal();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void twoProcessesRenewOnceAndBothGetTheNewPair() throws Exception {
        Grant stale = acme.credentials.grants(Acme.ID).getFirst();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        acme.authorization.on("/oauth/token/", call -> {
            asked.countDown();
            await(answer);
            return renewed(call);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> first = threads.submit(() -> one.renew(acme.known(), stale));
            await(asked);
            Future<Outcome> second = threads.submit(() -> other.renew(acme.known(), stale));
            answer.countDown();
            Outcome.Fresh fresh = assertInstanceOf(Outcome.Fresh.class, first.get());
            assertEquals(fresh, second.get());
        }
        assertEquals(1, acme.authorization.calls("/oauth/token/").size());
    }

    @Test
    void aFailedRenewalLetsTheNextOneTry() {
        Grant stale = acme.credentials.grants(Acme.ID).getFirst();
        acme.authorization.on("/oauth/token/", Answer.page(502));
        assertInstanceOf(Outcome.Failed.class, one.renew(acme.known(), stale));
        acme.authorization.on("/oauth/token/", RenewalTest::renewed);
        assertInstanceOf(Outcome.Fresh.class, other.renew(acme.known(), stale));
    }

    private Renewal renewal() {
        return new Renewal(
                new AuthorizationServer(acme.authorization.address(), Acme.CLIENT, Acme.SECRET, true, acme.clock),
                acme.portals,
                acme.credentials,
                acme.clock);
    }

    private static Answer renewed(Call call) {
        assertEquals(List.of("REFRESH-VERA"), List.of(call.parameter("refresh_token")));
        return Answer.json("""
                {"access_token":"ACCESS-NEW","refresh_token":"REFRESH-NEW","expires_in":"3600",
                 "client_endpoint":"https://acme.example/rest/","server_endpoint":"https://oauth.bitrix.info/rest/",
                 "domain":"oauth.bitrix.info","member_id":"%s","user_id":7,"scope":"imbot","status":"F"}""".formatted(Acme.ID.value()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
