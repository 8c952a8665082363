package parley.bitrix24;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import parley.bitrix24.wire.Reply;
import parley.bitrix24.wire.RestClient;
import parley.bitrix24.wire.RestErrors;
import parley.bitrix24.wire.Trouble;
import parley.portals.Portal;
import parley.portals.Portal.Standing;
import parley.portals.PortalFailure.AccessLost;
import parley.portals.PortalFailure.Fate;
import parley.portals.PortalFailure.PortalGone;
import parley.portals.PortalFailure.Refused;
import parley.portals.PortalFailure.Throttled;
import parley.portals.PortalFailure.Unreachable;
import parley.portals.Portals;
import parley.running.BotRef;

/**
 * Calls methods as a bot, with the bot's own token, for what only a member of a chat may do. There is no renewal: a token that
 * is not taken is a refusal, and what it means for the portal is found out by the calls in our own name.
 */
final class BotCalls {
    /** There is no token of the bot, or only one that is too old. */
    static final String NO_TOKEN = "NO_BOT_TOKEN";

    private static final Duration BUDGET_PAUSE = Duration.ofMinutes(1);

    private final RestClient rest;
    private final Calls calls;
    private final Portals portals;
    private final BotTokens tokens;
    private final Clock clock;

    BotCalls(RestClient rest, Calls calls, Portals portals, BotTokens tokens, Clock clock) {
        this.rest = rest;
        this.calls = calls;
        this.portals = portals;
        this.tokens = tokens;
        this.clock = clock;
    }

    Called call(BotRef bot, String method, Map<String, ?> parameters) {
        Optional<Portal> portal = portals.find(bot.portal());
        if (portal.isEmpty() || portal.get().standing() == Standing.UNINSTALLED) {
            return new Called.Failed(new PortalGone());
        }
        Optional<BotToken> token = tokens.find(bot, clock.instant());
        if (token.isEmpty()) {
            return refused(NO_TOKEN);
        }
        Reply reply = ask(portal.get(), method, parameters, token.get());
        if (reply instanceof Reply.Moved) {
            // A call in our own name follows a portal that moved, and notes where it is.
            calls.call(bot.portal(), "server.time", Map.of());
            reply = ask(portals.find(bot.portal()).orElse(portal.get()), method, parameters, token.get());
        }
        return called(reply);
    }

    private Reply ask(Portal portal, String method, Map<String, ?> parameters, BotToken token) {
        return rest.call(portal.id(), portal.endpoint(), method, parameters, token.accessToken());
    }

    private static Called called(Reply reply) {
        return switch (reply) {
            case Reply.Result result -> new Called.Answered(result.result());
            case Reply.NoAnswer none -> new Called.Failed(new Unreachable(none.fate()));
            case Reply.Unreadable unreadable -> new Called.Failed(RestErrors.classify(unreadable), unreadable.reason());
            case Reply.Moved _ -> new Called.Failed(new Unreachable(Fate.NOT_DONE), Called.Own.MOVED_ELSEWHERE);
            case Reply.Denied denied ->
                switch (RestErrors.classify(denied)) {
                    case Trouble.Final last -> new Called.Failed(last.failure(), denied.reason());
                    case Trouble.BudgetSpent _ -> new Called.Failed(new Throttled(BUDGET_PAUSE), denied.reason());
                    case Trouble.Unpaid _ -> new Called.Failed(new AccessLost(), denied.reason());
                    case Trouble.TokenExpired _, Trouble.TokenUnknown _, Trouble.UserRefused _, Trouble.PerhapsGone _ ->
                        refused(denied.reason());
                };
        };
    }

    private static Called refused(String reason) {
        return new Called.Failed(new Refused(reason), reason);
    }
}
