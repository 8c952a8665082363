package parley.bitrix24;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.authoring.Bot;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalFailure;

/**
 * What a refused call for a bot means on the author's form: every code that the pages of the bot methods name (bots-v1.md §8;
 * imbot-register.md, imbot-update.md, imbot-unregister.md).
 */
final class BotProblems {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Map<String, Problem> BY_CODE = Map.ofEntries(
            Map.entry("CODE_ERROR", new Problem(Field.CODE, Kind.NOT_A_CODE)),
            Map.entry("NAME_ERROR", new Problem(Field.NAME, Kind.NAME_MISSING)),
            Map.entry("AVATAR_ERROR", new Problem(Field.PHOTO, Kind.NOT_A_PICTURE)),
            Map.entry("APP_ID_ERROR", new Problem(Field.CODE, Kind.FOREIGN_BOT)),
            Map.entry("BOT_ID_ERROR", new Problem(Field.WHOLE, Kind.GONE_FROM_PORTAL)),
            Map.entry("INSUFFICIENT_SCOPE", new Problem(Field.WHOLE, Kind.SCOPE_MISSING)),
            // Without REST on the plan, the same code as for a missing application identity, which we always have.
            Map.entry("ACCESS_DENIED", new Problem(Field.WHOLE, Kind.PLAN_WITHOUT_ACCESS)));

    private BotProblems() {}

    static Problem of(Called.Failed failed) {
        return switch (failed.failure()) {
            case PortalFailure.Throttled throttled -> new Problem(Field.WHOLE, Kind.PORTAL_BUSY);
            case PortalFailure.AccessLost lost -> new Problem(Field.WHOLE, Kind.ACCESS_LOST);
            case PortalFailure.PortalGone gone -> new Problem(Field.WHOLE, Kind.PORTAL_GONE);
            case PortalFailure.Unreachable unreachable -> new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE);
            case PortalFailure.Refused refused -> refused(refused.reason(), failed.description());
        };
    }

    /**
     * The same for a bot that was to be registered or changed. The portal has one code for all that its users' register does
     * not take; what authors can mend is an address that belongs to a person (imbot-register.md).
     */
    static Problem of(Called.Failed failed, Bot bot) {
        boolean unnamed = failed.failure() instanceof PortalFailure.Refused refused
                && refused.reason().equals("WRONG_REQUEST");
        return unnamed && !bot.profile().email().isEmpty() ? new Problem(Field.EMAIL, Kind.EMAIL_TAKEN) : of(failed);
    }

    static Problem limitReached(int limit) {
        return new Problem(Field.WHOLE, Kind.LIMIT_REACHED, limit);
    }

    private static Problem refused(String code, String description) {
        if (code.equals("MAX_COUNT_ERROR")) {
            // The description carries the maximum, which the portal's edition may set otherwise (imbot-register.md).
            Matcher number = NUMBER.matcher(description);
            return limitReached(number.find() ? Integer.parseInt(number.group()) : Bitrix24Bots.MOST_BOTS);
        } else if (code.startsWith("EVENT_") && code.endsWith("_ERROR")) {
            return new Problem(Field.WHOLE, Kind.HANDLER_REFUSED, code);
        } else {
            return BY_CODE.getOrDefault(code, new Problem(Field.WHOLE, Kind.REFUSED, code));
        }
    }
}
