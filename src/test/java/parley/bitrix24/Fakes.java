package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.inbox.Inbox;
import parley.inbox.NewEnvelope;
import parley.portals.Portal;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;

/** The ports this room stands on, in memory. */
final class Fakes {
    private Fakes() {}

    static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static final class CredentialsInMemory implements Credentials {
        private final Map<PortalId, List<Grant>> grants = new HashMap<>();
        private final Map<Holder, String> renewing = new HashMap<>();
        private final Map<PortalId, byte[]> digests = new HashMap<>();
        final Map<PortalId, Map<Long, BotToken>> botTokens = new HashMap<>();
        int botTokensKept;

        @Override
        public synchronized List<Grant> grants(PortalId portal) {
            List<Grant> all = new ArrayList<>(grants.getOrDefault(portal, List.of()));
            all.sort((one, other) -> Boolean.compare(other.administrator(), one.administrator()));
            return all;
        }

        @Override
        public synchronized void keep(PortalId portal, Grant grant) {
            forget(portal, grant.user());
            grants.computeIfAbsent(portal, id -> new ArrayList<>()).addFirst(grant);
        }

        @Override
        public synchronized void forget(PortalId portal, UserId user) {
            grants.getOrDefault(portal, new ArrayList<>())
                    .removeIf(grant -> grant.user().equals(user));
        }

        @Override
        public synchronized List<Holder> keptLast(Instant from, Instant until) {
            return grants.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream()
                            .filter(grant -> !grant.expiresAt().isBefore(from)
                                    && grant.expiresAt().isBefore(until))
                            .map(grant -> new Holder(entry.getKey(), grant.user())))
                    .toList();
        }

        @Override
        public synchronized boolean reserveRenewal(Holder holder, String process, Instant now, Instant until) {
            return renewing.putIfAbsent(holder, process) == null;
        }

        @Override
        public synchronized void endRenewal(Holder holder, String process) {
            renewing.remove(holder, process);
        }

        @Override
        public synchronized Optional<BotToken> botToken(PortalId portal, long bot) {
            return Optional.ofNullable(botTokens.getOrDefault(portal, Map.of()).get(bot));
        }

        @Override
        public synchronized void keepBotToken(PortalId portal, long bot, BotToken token) {
            botTokens.computeIfAbsent(portal, id -> new HashMap<>()).put(bot, token);
            botTokensKept++;
        }

        @Override
        public synchronized Optional<byte[]> eventTokenDigest(PortalId portal) {
            return Optional.ofNullable(digests.get(portal));
        }

        @Override
        public synchronized void keepEventTokenDigest(PortalId portal, byte[] digest) {
            digests.put(portal, digest);
        }

        @Override
        public void wipe(Portal left) {
            wipe(left.id());
        }

        synchronized void wipe(PortalId portal) {
            grants.remove(portal);
            digests.remove(portal);
            botTokens.remove(portal);
        }
    }

    static final class PendingLoginsInMemory implements PendingLogins {
        private final Map<String, Pending> pending = new HashMap<>();

        @Override
        public void open(String state, String domain, Instant until) {
            pending.put(state, new Pending(domain, until));
        }

        @Override
        public Optional<String> close(String state, Instant now) {
            return Optional.ofNullable(pending.remove(state))
                    .filter(one -> one.until().isAfter(now))
                    .map(Pending::domain);
        }

        private record Pending(String domain, Instant until) {}
    }

    /** Lets every call go at once. */
    static final class NoBucket implements Bucket {
        @Override
        public Duration take(PortalId portal, Rate rate) {
            return Duration.ZERO;
        }

        @Override
        public void close(PortalId portal, Rate rate, Duration pause) {}
    }

    static final class InboxInMemory implements Inbox {
        final List<NewEnvelope> envelopes = new ArrayList<>();
        boolean full;
        private final Set<String> keys = new LinkedHashSet<>();

        @Override
        public synchronized int add(List<NewEnvelope> offered) {
            if (full) {
                throw new InboxUnavailable(new IllegalStateException("full"));
            }
            int before = envelopes.size();
            for (NewEnvelope envelope : offered) {
                if (keys.add(envelope.key())) {
                    envelopes.add(envelope);
                }
            }
            return envelopes.size() - before;
        }
    }

    static final class ChoiceCommandsInMemory implements ChoiceCommands {
        private final Map<BotRef, Registered> registered = new ConcurrentHashMap<>();

        @Override
        public Optional<Registered> find(BotRef bot) {
            return Optional.ofNullable(registered.get(bot));
        }

        @Override
        public void keep(BotRef bot, Registered command) {
            registered.put(bot, command);
        }
    }
}
