package parley.bitrix24;

import java.util.Map;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalFailure;

/**
 * What a refused call for a command means on the author's form: the codes that the pages of the command methods name
 * (bots-v1.md §8); the rest is as with bots.
 */
final class CommandProblems {
    private static final Map<String, Problem> BY_CODE = Map.of(
            "COMMAND_ERROR", new Problem(Field.COMMAND_NAME, Kind.NOT_A_COMMAND),
            "LANG_ERROR", new Problem(Field.COMMAND_TITLES, Kind.TITLES_REFUSED),
            "BOT_ID_ERROR", new Problem(Field.COMMAND, Kind.GONE_FROM_PORTAL),
            // There is no such command, or it belongs to another application: either way ours is gone.
            "COMMAND_ID_ERROR", new Problem(Field.COMMAND, Kind.GONE_FROM_PORTAL),
            "APP_ID_ERROR", new Problem(Field.COMMAND, Kind.GONE_FROM_PORTAL));

    private CommandProblems() {}

    static Problem of(Called.Failed failed) {
        Problem problem = failed.failure() instanceof PortalFailure.Refused(String code) && BY_CODE.containsKey(code)
                ? BY_CODE.get(code)
                : BotProblems.of(failed);
        return problem.field() == Field.WHOLE ? new Problem(Field.COMMAND, problem.kind(), problem.details()) : problem;
    }

    static Problem senseless() {
        return new Problem(Field.COMMAND, Kind.REFUSED, "NO_NUMBER");
    }
}
