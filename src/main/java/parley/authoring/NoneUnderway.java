package parley.authoring;

import java.util.List;
import parley.portals.PortalId;

/** For as long as no conversation notes which version it follows: all of them follow the live one. */
public final class NoneUnderway implements Underway {
    @Override
    public OfPortal of(PortalId portal) {
        return new OfPortal() {
            @Override
            public List<Count> count(BotId bot) {
                return List.of();
            }

            @Override
            public void move(BotId bot, int from, int to) {}
        };
    }
}
