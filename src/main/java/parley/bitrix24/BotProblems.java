package parley.bitrix24;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.authoring.Bot;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalFailure;

/**
 * What a failed call for a bot or a command means on the author's form: by the kind of method and the code, because the
 * platform has codes of several meanings (bots-v1.md §8), and only then by the kind of the failure.
 */
final class BotProblems {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private static final Map<String, Problem> OF_BOTS = Map.of(
            "CODE_ERROR", new Problem(Field.CODE, Kind.CODE_REFUSED),
            "NAME_ERROR", new Problem(Field.NAME, Kind.NAME_MISSING),
            "AVATAR_ERROR", new Problem(Field.PHOTO, Kind.NOT_A_PICTURE),
            "APP_ID_ERROR", new Problem(Field.CODE, Kind.FOREIGN_BOT));

    private static final Map<String, Problem> OF_COMMANDS = Map.of(
            "COMMAND_ERROR", new Problem(Field.COMMAND_NAME, Kind.COMMAND_REFUSED),
            "LANG_ERROR", new Problem(Field.COMMAND_TITLES, Kind.COMMAND_TITLE_MISSING),
            "COMMAND_ID_ERROR", new Problem(Field.COMMAND, Kind.COMMAND_GONE),
            "APP_ID_ERROR", new Problem(Field.COMMAND, Kind.COMMAND_GONE));

    private static final Map<String, Kind> OF_ALL = Map.ofEntries(
            Map.entry("BOT_ID_ERROR", Kind.GONE_FROM_PORTAL),
            // Without REST on the plan, the same code as for a missing application identity, which we always have.
            Map.entry("ACCESS_DENIED", Kind.PLAN_WITHOUT_ACCESS),
            Map.entry("INSUFFICIENT_SCOPE", Kind.SCOPE_MISSING),
            Map.entry("INVALID_CREDENTIALS", Kind.RIGHTS_MISSING),
            Map.entry("ALLOWED_ONLY_INTRANET_USER", Kind.RIGHTS_MISSING),
            Map.entry("PAYMENT_REQUIRED", Kind.UNPAID),
            Map.entry("METHOD_CONFIRM_WAITING", Kind.CONFIRMATION_AWAITED),
            Map.entry("METHOD_CONFIRM_DENIED", Kind.CONFIRMATION_DENIED),
            Map.entry("ERROR_METHOD_NOT_FOUND", Kind.METHOD_MISSING),
            Map.entry("OPERATION_TIME_LIMIT", Kind.PORTAL_RESTS),
            Map.entry("OVERLOAD_LIMIT", Kind.PORTAL_BLOCKED),
            Map.entry("HTTP_403", Kind.FIREWALL),
            // These come this far only when the authorization server does not confirm them.
            Map.entry("INVALID_TOKEN", Kind.INSTALLATION_UNCLEAR),
            Map.entry("EXPIRED_TOKEN", Kind.CLOCKS_DISAGREE),
            Map.entry("NO_AUTH_FOUND", Kind.INSTALLATION_UNCLEAR),
            Map.entry("APPLICATION_NOT_FOUND", Kind.INSTALLATION_UNCLEAR),
            Map.entry("ERROR_OAUTH", Kind.INSTALLATION_UNCLEAR),
            Map.entry("NOT_INSTALLED", Kind.INSTALLATION_UNCLEAR),
            Map.entry("PORTAL_DELETED", Kind.PORTAL_CLOSED),
            Map.entry(Called.Own.AUTHORIZATION_SILENT, Kind.AUTHORIZATION_UNREACHABLE),
            Map.entry(Called.Own.AUTHORIZATION_REFUSED, Kind.AUTHORIZATION_REFUSED),
            Map.entry(Called.Own.MOVED_ELSEWHERE, Kind.PORTAL_MOVED));

    private BotProblems() {}

    /** What is wrong with a bot that was to be registered or changed. */
    static Problem of(Called.Failed failed, Bot bot) {
        if (!failed.code().equals("WRONG_REQUEST")) {
            return of(failed);
        }
        // One code for all that the portal's users' register does not take; what authors can mend is an address that
        // belongs to a person (imbot-register.md).
        return bot.profile().email().isEmpty()
                ? new Problem(Field.WHOLE, Kind.UNEXPLAINED, failed.code())
                : new Problem(Field.EMAIL, Kind.EMAIL_TAKEN);
    }

    static Problem of(Called.Failed failed) {
        return found(OF_BOTS, failed);
    }

    /** What is wrong with a command. */
    static Problem ofCommand(Called.Failed failed) {
        Problem problem = found(OF_COMMANDS, failed);
        return problem.field() == Field.WHOLE ? new Problem(Field.COMMAND, problem.kind(), problem.details()) : problem;
    }

    private static Problem found(Map<String, Problem> ofMethod, Called.Failed failed) {
        return Optional.ofNullable(ofMethod.get(failed.code()))
                .or(() -> Optional.ofNullable(OF_ALL.get(failed.code())).map(kind -> whole(kind, failed)))
                .orElseGet(() -> byFailure(failed));
    }

    static Problem limitReached(int limit) {
        return new Problem(Field.WHOLE, Kind.LIMIT_REACHED, limit);
    }

    private static Problem byFailure(Called.Failed failed) {
        return switch (failed.failure()) {
            case PortalFailure.Throttled throttled -> whole(Kind.PORTAL_BUSY, failed);
            case PortalFailure.AccessLost lost -> whole(Kind.ACCESS_LOST, failed);
            case PortalFailure.PortalGone gone -> whole(Kind.PORTAL_GONE, failed);
            case PortalFailure.Unreachable unreachable ->
                whole(failed.code().isEmpty() ? Kind.PORTAL_UNREACHABLE : Kind.PORTAL_FAILED, failed);
            case PortalFailure.Refused refused -> refused(failed);
        };
    }

    private static Problem refused(Called.Failed failed) {
        if (failed.code().equals("MAX_COUNT_ERROR")) {
            // The description carries the maximum, which the portal's edition may set otherwise (imbot-register.md).
            Matcher number = NUMBER.matcher(failed.description());
            return limitReached(number.find() ? Integer.parseInt(number.group()) : Bitrix24Bots.MOST_BOTS);
        } else if (failed.code().startsWith("EVENT_") && failed.code().endsWith("_ERROR")) {
            return whole(Kind.HANDLER_REFUSED, failed);
        } else {
            return whole(Kind.REFUSED, failed);
        }
    }

    /** The code goes along for those sentences that name it to our support. */
    private static Problem whole(Kind kind, Called.Failed failed) {
        return failed.code().isEmpty() ? new Problem(Field.WHOLE, kind) : new Problem(Field.WHOLE, kind, failed.code());
    }
}
