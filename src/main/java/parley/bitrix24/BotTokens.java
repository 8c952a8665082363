package parley.bitrix24;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.authoring.Bots;
import parley.bitrix24.wire.BracketForm;
import parley.running.BotRef;

/**
 * Keeps the tokens that events bring for their bots. Each event brings one, so one is kept only when the last was kept a good
 * while ago: a few writes an hour for a bot, however much it hears. Safe for use by many threads.
 */
final class BotTokens {
    private static final Duration WORTH_KEEPING = Duration.ofMinutes(15);
    /** What the platform gives; who claims more shall not keep later tokens out. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_TOKEN = 1_000;

    private final Credentials credentials;
    private final Bots bots;
    private final Map<BotRef, Instant> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BotRef, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    BotTokens(Credentials credentials, Bots bots) {
        this.credentials = credentials;
        this.bots = bots;
    }

    Optional<BotToken> find(BotRef bot, Instant now) {
        Optional<BotToken> token = credentials
                .botToken(bot.portal(), bot.number())
                .filter(known -> known.expiresAt().isAfter(now));
        if (token.isEmpty()) {
            // It was wiped with the portal's other tokens: the next one is worth keeping.
            synchronized (kept) {
                kept.remove(bot);
            }
        }
        return token;
    }

    /** Which of the tokens that a proven event brings are worth keeping. */
    Map<BotRef, BotToken> newIn(Event event, Instant now) {
        Map<BotRef, BotToken> fresh = new HashMap<>();
        for (BracketForm target : event.targets()) {
            OptionalLong number = target.number("BOT_ID");
            if (number.isPresent()) {
                BotRef bot = new BotRef(event.portal(), number.getAsLong());
                token(target, bot.number(), now)
                        .filter(token -> isWorthKeeping(bot, token))
                        .ifPresent(token -> fresh.put(bot, token));
            }
        }
        return fresh;
    }

    /** Flat in the target, or inside, or nowhere (bots-v1.md §12). */
    private static Optional<BotToken> token(BracketForm target, long bot, Instant now) {
        BracketForm holder = target.text("access_token").isPresent() ? target : target.at("AUTH");
        boolean foreign = holder.number("user_id").orElse(bot) != bot;
        Instant latest = now.plus(LONGEST_LIFE);
        return holder.text("access_token")
                .filter(token -> !foreign && token.length() <= LONGEST_TOKEN)
                .flatMap(token -> expiry(holder, now)
                        .map(moment -> new BotToken(token, moment.isAfter(latest) ? latest : moment)));
    }

    private static Optional<Instant> expiry(BracketForm holder, Instant now) {
        var moment = holder.number("expires");
        var lifetime = holder.number("expires_in");
        if (moment.isPresent()) {
            return Optional.of(Instant.ofEpochSecond(Math.clamp(moment.getAsLong(), 0L, 32_503_680_000L)));
        }
        return lifetime.isPresent()
                ? Optional.of(now.plusSeconds(Math.clamp(lifetime.getAsLong(), 0L, 86_400L)))
                : Optional.empty();
    }

    private boolean isWorthKeeping(BotRef bot, BotToken token) {
        synchronized (kept) {
            Instant last = kept.getOrDefault(bot, Instant.EPOCH);
            return token.expiresAt().isAfter(last.plus(WORTH_KEEPING));
        }
    }

    /** Any employee can name bots in an event, but not make us remember them. */
    private boolean isOurs(BotRef bot) {
        return bots.of(bot.portal()).numbers().contains(bot.number());
    }

    void keep(BotRef bot, BotToken token) {
        if (isOurs(bot)) {
            credentials.keepBotToken(bot.portal(), bot.number(), token);
        }
        synchronized (kept) {
            kept.put(bot, token.expiresAt());
        }
    }
}
