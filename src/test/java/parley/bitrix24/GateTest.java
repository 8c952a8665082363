package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.bitrix24.wire.Batch;
import parley.bitrix24.wire.WildJson;
import parley.health.MishapsInMemory;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.PortalId;

class GateTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final PortalId GLOBEX = new PortalId("globex");

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private final List<Duration> closed = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final MishapsInMemory mishaps = new MishapsInMemory();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch open = new CountDownLatch(1);
    private Function<Request, Called> portal = request ->
            request.method().equals(Batch.METHOD) ? answered("{\"result\":" + each(request, "1") + "}") : answered("1");
    private final Fakes.SettableClock clock = new Fakes.SettableClock();
    private final Gate gate = gate();

    @AfterEach
    void close() {
        open.countDown();
        threads.close();
    }

    @Test
    void aCallThatIsAloneTravelsAsItIs() {
        assertInstanceOf(Called.Answered.class, gate.live().call(ACME, "say", Map.of("TEXT", "Hello")));
        assertEquals(List.of(new Request(ACME, "say", Map.of("TEXT", "Hello"))), requests);
    }

    @Test
    void whatComesWhileFourAreUnderWayTravelsTogether() throws Exception {
        List<Future<Called>> calls = crowd(4 + 70);
        open.countDown();
        for (Future<Called> call : calls) {
            assertInstanceOf(Called.Answered.class, call.get());
        }
        assertEquals(
                List.of("say", "say", "say", "say"),
                requests.subList(0, 4).stream().map(Request::method).toList());
        List<Integer> loads = requests.subList(4, requests.size()).stream()
                .map(request -> request.commands().size())
                .toList();
        assertEquals(70, loads.stream().mapToInt(load -> load).sum());
        // Two carriers: which of them the portal hears first is chance.
        assertEquals(List.of(20, 50), loads.stream().sorted().toList());
    }

    @Test
    void oneCrowdedPortalDoesNotHoldTheNext() throws Exception {
        crowd(10);
        assertInstanceOf(
                Called.Answered.class,
                threads.submit(() -> gate.live().call(GLOBEX, "say", Map.of())).get());
    }

    @Test
    void answersToPeopleGoBeforeEverythingElse() throws Exception {
        crowd(4);
        Future<Called> sweep = waiting(() -> gate.background().call(ACME, "sweep", Map.of()), 5);
        Future<Called> say = waiting(() -> gate.live().call(ACME, "answer", Map.of()), 6);
        open.countDown();
        sweep.get();
        say.get();
        assertEquals(List.of("answer?", "sweep?"), requests.getLast().commands());
    }

    @Test
    void aTextThatLooksLikeAReferenceTravelsAlone() throws Exception {
        crowd(4);
        Future<Called> one = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "one")), 5);
        Future<Called> trick = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "$result[c0][EMAIL]")), 6);
        open.countDown();
        one.get();
        trick.get();
        assertTrue(requests.contains(new Request(ACME, "say", Map.of("TEXT", "$result[c0][EMAIL]"))));
        assertTrue(requests.stream().noneMatch(request -> request.method().equals(Batch.METHOD)));
    }

    @Test
    void whatUsesTheSameTokenTravelsTogetherAndWithNothingElse() throws Exception {
        List<Request> asVera = new CopyOnWriteArrayList<>();
        Calls vera = (id, method, parameters) -> {
            Request request = new Request(id, method, parameters);
            asVera.add(request);
            return answered("{\"result\":" + each(request, "7") + "}");
        };
        crowd(4);
        Future<Called> one = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "one")), 5);
        Future<Called> look = waiting(() -> gate.as("Vera", vera).call(ACME, "look", Map.of()), 6);
        Future<Called> other =
                waiting(() -> gate.as("Ivan", (_, _, _) -> answered("8")).call(ACME, "look", Map.of()), 7);
        Future<Called> two = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "two")), 8);
        Future<Called> again = waiting(() -> gate.as("Vera", vera).call(ACME, "again", Map.of()), 9);
        open.countDown();

        assertEquals(List.of(7L, 7L, 8L), List.of(number(look), number(again), number(other)));
        one.get();
        two.get();
        assertEquals(
                List.of(List.of("look?", "again?")),
                asVera.stream().map(Request::commands).toList());
        assertEquals(List.of("say?TEXT=one", "say?TEXT=two"), requests.getLast().commands());
        assertEquals(5, requests.size());
    }

    @Test
    void whoMayNotSendABatchIsAskedOneByOne() throws Exception {
        Calls vera = (_, method, _) -> method.equals(Batch.METHOD)
                ? new Called.Failed(new Refused("ACCESS_DENIED"), "ACCESS_DENIED")
                : answered("7");
        crowd(4);
        Future<Called> look = waiting(() -> gate.as("Vera", vera).call(ACME, "look", Map.of()), 5);
        Future<Called> again = waiting(() -> gate.as("Vera", vera).call(ACME, "again", Map.of()), 6);
        open.countDown();

        assertEquals(List.of(7L, 7L), List.of(number(look), number(again)));
    }

    private static long number(Future<Called> call) throws Exception {
        return assertInstanceOf(Called.Answered.class, call.get())
                .result()
                .number()
                .orElse(0);
    }

    @Test
    void whatWaitedTooLongIsNotDoneAnyMore() throws Exception {
        crowd(4);
        Future<Called> old = waiting(() -> gate.live().call(ACME, "old", Map.of()), 5);
        Future<Called> besides = waiting(() -> gate.background().call(ACME, "besides", Map.of()), 6);
        clock.pass(Duration.ofSeconds(5));
        Future<Called> young = waiting(() -> gate.live().call(ACME, "young", Map.of()), 7);
        clock.pass(Duration.ofSeconds(3));
        open.countDown();

        assertInstanceOf(
                Throttled.class,
                assertInstanceOf(Called.Failed.class, old.get()).failure());
        assertInstanceOf(Called.Answered.class, young.get());
        assertInstanceOf(Called.Answered.class, besides.get(), "it holds no lane");
        assertTrue(requests.stream()
                .noneMatch(request ->
                        request.method().equals("old") || request.commands().contains("old?")));
    }

    @Test
    void whatIsTooOldIsNotCountedAndDoesNotHoldWhatIsNot() throws Exception {
        crowd(4);
        List<Future<Called>> old = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Object bearer = i;
            old.add(waiting(() -> gate.as(bearer, (_, _, _) -> answered("7")).call(ACME, "look", Map.of()), 5 + i));
        }
        clock.pass(Duration.ofSeconds(8));
        Future<Called> young = waiting(() -> gate.live().call(ACME, "young", Map.of()), 8);
        open.countDown();

        young.get();
        for (Future<Called> call : old) {
            assertEquals(new Called.Failed(new Throttled(Duration.ofSeconds(1))), call.get());
        }
        assertEquals(5, taken.get());
    }

    @Test
    void nothingIsCountedForWhoHasNothingToCarry() throws Exception {
        List<Future<Called>> calls = crowd(4 + 40);
        open.countDown();
        for (Future<Called> call : calls) {
            call.get();
        }
        assertEquals(requests.size(), taken.get());
    }

    @Test
    void eachOfAManyIsToldItsOwnOutcome() throws Exception {
        portal = request -> request.method().equals(Batch.METHOD) ? answered("""
                        {"result":{"c0":7},"result_error":{"c1":{"error":"MESSAGE_EMPTY","error_description":"Empty"},
                         "c2":{"error":"expired_token","error_description":""}}}""") : answered("8");
        crowd(4);
        List<Future<Called>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            calls.add(waiting(() -> gate.live().call(ACME, "say" + number, Map.of()), 5 + i));
        }
        open.countDown();
        assertEquals(
                7,
                assertInstanceOf(Called.Answered.class, calls.get(0).get())
                        .result()
                        .number()
                        .orElse(0));
        assertEquals(
                new Called.Failed(new Refused("MESSAGE_EMPTY"), "MESSAGE_EMPTY", "Empty"),
                calls.get(1).get());
        assertEquals(
                8,
                assertInstanceOf(Called.Answered.class, calls.get(2).get())
                        .result()
                        .number()
                        .orElse(0));
        assertEquals(
                new Called.Failed(new Unreachable(Fate.UNKNOWN)), calls.get(3).get());
        assertEquals("say2", requests.getLast().method(), "a matter of its token is settled alone");
    }

    @Test
    void aFullBucketIsWaitedFor() {
        waits.add(Duration.ofMillis(1));
        waits.add(Duration.ofMillis(1));
        assertInstanceOf(Called.Answered.class, gate.live().call(ACME, "say", Map.of()));
        assertTrue(waits.isEmpty());
    }

    @Test
    void whatWouldWaitTooLongIsSentBackUndone() {
        waits.add(Duration.ofMinutes(1));
        waits.add(Duration.ofMinutes(1));
        assertEquals(
                new Called.Failed(new Throttled(Duration.ofMinutes(1))),
                gate.live().call(ACME, "say", Map.of()));
        assertEquals(List.of(), requests);
    }

    @Test
    void aShortRefusalClosesTheBucketAndIsRepeatedSilently() {
        List<Called> answers = new ArrayList<>(List.of(throttled(), throttled(), answered("1")));
        portal = request -> answers.removeFirst();
        assertInstanceOf(Called.Answered.class, gate.live().call(ACME, "say", Map.of()));
        assertEquals(List.of(Duration.ofMillis(1), Duration.ofMillis(1)), closed);
    }

    @Test
    void aRefusalThatLastsIsTold() {
        portal = request -> throttled();
        assertEquals(throttled(), gate.live().call(ACME, "say", Map.of()));
        assertEquals(4, requests.size());
    }

    @Test
    void aBlockOfAllClosesTheBucketAndABudgetOfOneMethodDoesNot() {
        portal = request -> new Called.Failed(
                new Throttled(Duration.ofHours(1)),
                request.method().equals("say") ? "OVERLOAD_LIMIT" : "OPERATION_TIME_LIMIT");
        gate.live().call(ACME, "list", Map.of());
        assertEquals(List.of(), closed);
        gate.live().call(ACME, "say", Map.of());
        assertEquals(List.of(Duration.ofHours(1)), closed);
    }

    @Test
    void whatIsLeftOfTheRestOfOneMethodHoldsNoOther() {
        Called rest = new Called.Failed(new Throttled(Duration.ofMillis(1)), "OPERATION_TIME_LIMIT");
        portal = request -> rest;
        assertEquals(rest, gate.live().call(ACME, "list", Map.of()));
        assertEquals(1, requests.size());
        assertEquals(List.of(), closed);
    }

    @Test
    void whatAPortalRefusesTogetherIsAskedOneByOne() throws Exception {
        portal = request ->
                request.method().equals(Batch.METHOD) || request.parameters().containsValue("<script>")
                        ? new Called.Failed(new Refused("HTTP_403"), "HTTP_403")
                        : answered("7");
        crowd(4);
        Future<Called> one = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "one")), 5);
        Future<Called> attack = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "<script>")), 6);
        Future<Called> two = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "two")), 7);
        open.countDown();

        assertEquals(List.of(7L, 7L), List.of(number(one), number(two)));
        assertEquals(new Called.Failed(new Refused("HTTP_403"), "HTTP_403"), attack.get());
    }

    @Test
    void nothingIsRepeatedWhenNobodyKnowsWhatBecameOfMany() throws Exception {
        portal = request -> request.method().equals(Batch.METHOD)
                ? new Called.Failed(new Unreachable(Fate.UNKNOWN), "UNREADABLE")
                : answered("7");
        crowd(4);
        Future<Called> one = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "one")), 5);
        Future<Called> two = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "two")), 6);
        open.countDown();

        assertEquals(new Called.Failed(new Unreachable(Fate.UNKNOWN), "UNREADABLE"), one.get());
        assertEquals(one.get(), two.get());
        assertEquals(5, requests.size());
    }

    @Test
    void whatIsRefusedAmongManyWithoutSayingWhyMayHaveHappenedOrComesBack() throws Exception {
        portal = request -> answered("""
                {"result":[],"result_error":{"c0":{"error":"TOO_MANY_REQUESTS","error_description":"Text"},
                 "c1":{"error":"","error_description":"Text"}}}""");
        crowd(4);
        Future<Called> many = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "one")), 5);
        Future<Called> empty = waiting(() -> gate.live().call(ACME, "say", Map.of("TEXT", "two")), 6);
        open.countDown();

        assertEquals(new Called.Failed(new Throttled(Duration.ofMinutes(1)), "TOO_MANY_REQUESTS", "Text"), many.get());
        assertEquals(new Called.Failed(new Unreachable(Fate.UNKNOWN)), empty.get());
        assertEquals(5, requests.size());
    }

    @Test
    void aPlanThatAllowsMoreIsLearnedBeforeAnybodyIsSentAway() {
        Bucket shared = new BucketInMemory(clock);
        Deque<Called> plans = new ArrayDeque<>(
                List.of(new Called.Failed(new Unreachable(Fate.UNKNOWN)), answered("{\"LICENSE_FAMILY\":\"ent\"}")));
        Gate late = new Gate(
                (_, _, _) -> answered("1"),
                shared,
                new Plans((_, _, _) -> plans.removeFirst(), Pace.USUAL, clock),
                new FailedCalls(mishaps, clock),
                clock);
        anotherProcessFills(shared);
        assertInstanceOf(Called.Failed.class, late.live().call(ACME, "say", Map.of()), "nothing was answered");
        clock.pass(Duration.ofSeconds(61));
        anotherProcessFills(shared);
        assertInstanceOf(Called.Answered.class, late.live().call(ACME, "say", Map.of()));
    }

    private static void anotherProcessFills(Bucket bucket) {
        for (int i = 0; i < 150; i++) {
            bucket.take(ACME, Bucket.Rate.ENTERPRISE);
        }
    }

    @Test
    void aBugReachesWhoeverWaitedAndTheGateGoesOn() throws Exception {
        portal = request -> {
            throw new IllegalStateException("bug");
        };
        List<Future<Called>> calls = crowd(6);
        open.countDown();
        for (Future<Called> call : calls) {
            assertThrows(ExecutionException.class, call::get);
        }
        portal = request -> answered("1");
        assertInstanceOf(Called.Answered.class, gate.live().call(ACME, "say", Map.of()));
    }

    private Gate gate() {
        Calls direct = (id, method, parameters) -> {
            Request request = new Request(id, method, parameters);
            requests.add(request);
            if (id.equals(ACME) && parameters.containsKey("CROWD")) {
                await(open);
            }
            return portal.apply(request);
        };
        Bucket bucket = new Bucket() {
            @Override
            public synchronized Duration take(PortalId portal, Rate rate) {
                taken.addAndGet(waits.isEmpty() ? 1 : 0);
                return waits.isEmpty() ? Duration.ZERO : waits.removeFirst();
            }

            @Override
            public void close(PortalId portal, Rate rate, Duration pause) {
                closed.add(pause);
            }
        };
        return new Gate(
                direct,
                bucket,
                new Plans((_, _, _) -> answered("{}"), Pace.USUAL, java.time.Clock.systemUTC()),
                new FailedCalls(mishaps, clock),
                clock);
    }

    /** So many calls at once, of which the first four hang until the portal opens. */
    private List<Future<Called>> crowd(int calls) {
        List<Future<Called>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            all.add(waiting(() -> gate.live().call(ACME, "say", Map.of("CROWD", "yes")), Math.min(i + 1, 4), i + 1));
        }
        return all;
    }

    private Future<Called> waiting(java.util.concurrent.Callable<Called> call, int entered) {
        return waiting(call, 4, entered);
    }

    /** Returns when the call is at its place: under way or in the queue. */
    private Future<Called> waiting(java.util.concurrent.Callable<Called> call, int underWay, int entered) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Future<Called> future = threads.submit(() -> {
            started.complete(null);
            return call.call();
        });
        started.join();
        while (requests.size() < underWay || gate.waiting() < entered - 4) {
            Thread.onSpinWait();
        }
        return future;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static String each(Request request, String value) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < request.commands().size(); i++) {
            entries.add("\"c" + i + "\":" + value);
        }
        return "{" + String.join(",", entries) + "}";
    }

    private static Called throttled() {
        return new Called.Failed(new Throttled(Duration.ofMillis(1)));
    }

    private static Called.Answered answered(String json) {
        return new Called.Answered(WildJson.parse(("{\"result\":" + json + "}").getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .at("result"));
    }

    private record Request(PortalId portal, String method, Map<String, ?> parameters) {
        List<String> commands() {
            return parameters.get("cmd") instanceof Map<?, ?> commands
                    ? new LinkedHashMap<>(commands)
                            .values().stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
