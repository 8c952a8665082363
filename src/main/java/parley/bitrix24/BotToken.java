package parley.bitrix24;

import java.time.Instant;

/** What a bot speaks with for itself, for about an hour; events bring it (bots-v1.md §9.2). Prints nothing secret. */
public record BotToken(String accessToken, Instant expiresAt) {

    @Override
    public String toString() {
        return "BotToken[expiresAt=" + expiresAt + "]";
    }
}
