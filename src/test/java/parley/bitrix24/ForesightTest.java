package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parley.portals.PortalId;

final class ForesightTest {
    private final BlockingQueue<PortalId> read = new LinkedBlockingQueue<>();

    @Test
    void readsBesidesWhatGoesOn() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Foresight foresight = new Foresight(portal -> {
            await(over);
            read.add(portal);
        });

        foresight.expectCall(Acme.ID);
        assertTrue(read.isEmpty(), "nobody waits for it");

        over.countDown();
        assertEquals(Acme.ID, read.poll(10, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS), "it is waited for");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
