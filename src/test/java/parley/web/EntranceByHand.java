package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import parley.bitrix24.Entrance;
import parley.bitrix24.Opening;
import parley.portals.Portal;
import parley.portals.UserId;
import parley.portals.Visitor;

/** A portal that vouches for whoever the body names: vera, who is an administrator, ivan, who is not, or a reason. */
final class EntranceByHand implements Entrance {
    private final Portal portal;

    EntranceByHand(Portal portal) {
        this.portal = portal;
    }

    @Override
    public Opening open(String queryString, byte[] body) {
        return answer(queryString, body, false);
    }

    @Override
    public Opening install(String queryString, byte[] body) {
        return answer(queryString, body, true);
    }

    private Opening answer(String queryString, byte[] body, boolean installing) {
        String who = new String(body, UTF_8).replace("who=", "");
        Locale language = queryString.contains("LANG=")
                ? Locale.forLanguageTag(queryString.replaceAll(".*LANG=(\\w+).*", "$1"))
                : Locale.ENGLISH;
        return switch (who) {
            case "vera" ->
                new Opening.Welcome(
                        new Visitor(portal.id(), new UserId(1), true, language), portal, installing, "", "");
            case "ivan" ->
                new Opening.Welcome(
                        new Visitor(portal.id(), new UserId(17), false, language), portal, installing, "", "");
            default -> new Opening.TurnedAway(Opening.Reason.valueOf(who), language, List.of("imbot, im"));
        };
    }
}
