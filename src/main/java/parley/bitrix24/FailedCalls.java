package parley.bitrix24;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import parley.portals.Mishap;
import parley.portals.Mishap.Act;
import parley.portals.Mishap.Kind;
import parley.portals.Mishaps;
import parley.portals.PortalFailure;
import parley.portals.PortalId;

/** Notes the calls whose failure an administrator should hear of; a question that was refused is none of them. */
final class FailedCalls {
    private static final Map<String, Act> ACTS = Map.of(
            "imbot.message.add", Act.SPEAK,
            "imbot.command.answer", Act.SPEAK,
            "imbot.register", Act.REGISTER,
            "imbot.update", Act.REGISTER,
            "im.notify", Act.NOTIFY,
            "crm.item.add", Act.MAKE_LEAD,
            "tasks.task.add", Act.MAKE_TASK,
            "imopenlines.bot.session.operator", Act.HAND_OVER,
            "imopenlines.bot.session.transfer", Act.HAND_OVER);

    private final Mishaps mishaps;
    private final Clock clock;

    FailedCalls(Mishaps mishaps, Clock clock) {
        this.mishaps = mishaps;
        this.clock = clock;
    }

    void note(PortalId portal, String method, Map<String, ?> parameters, PortalFailure failure) {
        Optional.ofNullable(ACTS.get(method))
                .ifPresent(act -> mishaps.note(mishap(portal, act, bot(parameters), failure)));
    }

    private Mishap mishap(PortalId portal, Act act, String bot, PortalFailure failure) {
        Instant now = clock.instant();
        String code = failure instanceof PortalFailure.Refused refused ? refused.reason() : "";
        return new Mishap(portal, act, bot, Kind.of(failure), code, now, now, 1);
    }

    private static String bot(Map<String, ?> parameters) {
        Object named = parameters.containsKey("BOT_ID") ? parameters.get("BOT_ID") : parameters.get("CODE");
        return named == null ? "" : named.toString();
    }
}
