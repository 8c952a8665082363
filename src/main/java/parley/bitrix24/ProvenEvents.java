package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Opening.Reason;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;
import parley.portals.PortalId;
import parley.running.BotRef;

/**
 * Believes an event when it carries the portal's event token, and one of an installation or update also when it brings an
 * administrator's token that the authorization server vouches for (events.md §4, install-and-auth.md §8). Safe for use by
 * many threads.
 */
final class ProvenEvents implements EventGate {
    private static final Logger LOG = LoggerFactory.getLogger(ProvenEvents.class);
    private static final String FORM = "application/x-www-form-urlencoded";
    /** What is noted of each waits in memory, whatever the event is. */
    private static final int MOST_TARGETS = 25;

    private static final int MOST_PROOFS_AT_ONCE = 32;
    /** A portal that answers slowly leaves room for the events of others, which come only once. */
    private static final int MOST_PROOFS_OF_A_PORTAL = 2;

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final Verification verification;
    private final Tenants tenants;
    private final Credentials credentials;
    private final BotTokens botTokens;
    private final WatchedEvents watched;
    private final Executor aside;
    private final Inbox inbox;
    private final EventCounts counts;
    private final Clock clock;
    private final Semaphore proofs = new Semaphore(MOST_PROOFS_AT_ONCE);
    private final Map<PortalId, Integer> proofsOfPortals = new ConcurrentHashMap<>();
    private final Map<PortalId, Remembered> digests = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PortalId, Remembered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param aside for what may come a little later than the answer, or not at all */
    ProvenEvents(
            Verification verification,
            Tenants tenants,
            Credentials credentials,
            BotTokens botTokens,
            WatchedEvents watched,
            Executor aside,
            Inbox inbox,
            EventCounts counts,
            Clock clock) {
        this.verification = verification;
        this.tenants = tenants;
        this.credentials = credentials;
        this.botTokens = botTokens;
        this.watched = watched;
        this.aside = aside;
        this.inbox = inbox;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public Acceptance accept(byte[] body, @Nullable String contentType) {
        Acceptance acceptance = judge(body, contentType);
        counts.count("gate." + acceptance.name().toLowerCase(Locale.ROOT));
        return acceptance;
    }

    private Acceptance judge(byte[] body, @Nullable String contentType) {
        if (contentType != null && !contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Acceptance.MALFORMED;
        }
        try {
            Event event = Event.of(BracketForm.parse(body));
            if (isHint(event)) {
                return store(List.of(event.hint(clock.instant())));
            }
            Acceptance proof = prove(event);
            Acceptance acceptance = proof == Acceptance.ACCEPTED ? keep(event) : proof;
            if (acceptance == Acceptance.ACCEPTED || acceptance == Acceptance.KNOWN_ALREADY) {
                noteBesides(event);
            }
            return acceptance;
        } catch (Malformed e) {
            LOG.debug("An event was malformed: {}", e.getMessage());
            return Acceptance.MALFORMED;
        } catch (Inbox.InboxUnavailable e) {
            // In one line: when this happens, it happens to many.
            LOG.error("An event could not be stored: {}", String.valueOf(e.getCause()));
            return Acceptance.UNAVAILABLE;
        }
    }

    private boolean isHint(Event event) {
        return event.name().equals(EventNames.PAYMENT)
                && event.auth().text("application_token").isEmpty()
                && credentials.eventTokenDigest(event.portal()).isPresent();
    }

    private Acceptance prove(Event event) throws Malformed {
        Optional<String> token = event.auth().text("application_token");
        if (token.isPresent() && knows(event.portal(), Digests.of(token.get()))) {
            return Acceptance.ACCEPTED;
        }
        boolean bringsProof =
                event.name().equals(EventNames.INSTALL) || event.name().equals(EventNames.UPDATE);
        if (!bringsProof || token.isEmpty() || event.auth().text("access_token").isEmpty()) {
            return Acceptance.NOT_PROVEN;
        }
        if (!proofs.tryAcquire()) {
            return Acceptance.UNAVAILABLE;
        }
        try {
            return proofsOfPortals.merge(event.portal(), 1, Integer::sum) > MOST_PROOFS_OF_A_PORTAL
                    ? Acceptance.UNAVAILABLE
                    : proveByAccessToken(event, token.get());
        } finally {
            proofsOfPortals.computeIfPresent(event.portal(), (_, count) -> count == 1 ? null : count - 1);
            proofs.release();
        }
    }

    /** Looks into the store again before it refuses, for the token may have been stored a moment ago, by us or another node. */
    private boolean knows(PortalId portal, byte[] digest) {
        Instant now = clock.instant();
        synchronized (digests) {
            Remembered remembered = digests.get(portal);
            if (remembered != null && remembered.until().isAfter(now) && Digests.same(remembered.digest(), digest)) {
                return true;
            }
        }
        Optional<byte[]> stored = credentials.eventTokenDigest(portal);
        if (stored.isEmpty() || !Digests.same(stored.get(), digest)) {
            return false;
        }
        synchronized (digests) {
            digests.put(portal, new Remembered(digest, now.plus(REMEMBERED_FOR)));
        }
        return true;
    }

    private Acceptance proveByAccessToken(Event event, String eventToken) throws Malformed {
        return switch (verification.afresh(Claim.ofEvent(event.auth()))) {
            case Verification.Outcome.Refused refused -> {
                LOG.warn("An event {} of portal {} was not proven: {}", event.name(), event.portal(), refused.reason());
                boolean outage = refused.reason() == Reason.AUTHORIZATION_SERVER_UNREACHABLE
                        || refused.reason() == Reason.PORTAL_UNREACHABLE;
                yield outage ? Acceptance.UNAVAILABLE : Acceptance.NOT_PROVEN;
            }
            case Verification.Outcome.Verified verified -> {
                Identity identity = verified.identity();
                if (!identity.administrator()) {
                    yield Acceptance.NOT_PROVEN;
                }
                tenants.admit(identity);
                Optional<String> refreshToken = event.auth().text("refresh_token");
                if (refreshToken.isPresent()) {
                    tenants.keep(identity, event.auth().required("access_token"), refreshToken.get());
                }
                credentials.keepEventTokenDigest(identity.portal(), Digests.of(eventToken));
                yield Acceptance.ACCEPTED;
            }
        };
    }

    private Acceptance keep(Event event) throws Malformed {
        if (event.targets().size() > MOST_TARGETS) {
            throw new Malformed("The event is for more than " + MOST_TARGETS + " targets");
        }
        if (EventNames.reasonToIgnore(event.name()).isPresent()) {
            counts.count("ignored." + event.name());
            return Acceptance.ACCEPTED;
        }
        List<NewEnvelope> envelopes = event.envelopes(clock.instant());
        if (envelopes.getFirst().kind().equals(Kinds.UNKNOWN)) {
            counts.count("unknown." + event.name());
        }
        return store(envelopes);
    }

    /** Nobody waits for this before the answer: it tells that events arrive, and keeps what helps after an accident. */
    private void noteBesides(Event event) {
        WatchedEvents.News news = watched.newsIn(event);
        Map<BotRef, BotToken> tokens = botTokens.newIn(event, clock.instant());
        PortalId portal = event.portal();
        if (!news.any() && tokens.isEmpty()) {
            return;
        }
        aside.execute(() -> {
            try {
                tokens.forEach(botTokens::keep);
                if (news.any()) {
                    watched.note(news);
                }
            } catch (RuntimeException outage) {
                LOG.warn("What an event of portal {} brings besides was not noted: {}", portal, outage.toString());
            }
        });
    }

    private Acceptance store(List<NewEnvelope> envelopes) {
        return inbox.add(envelopes) > 0 ? Acceptance.ACCEPTED : Acceptance.KNOWN_ALREADY;
    }

    private record Remembered(byte[] digest, Instant until) {}
}
