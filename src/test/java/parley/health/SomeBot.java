package parley.health;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Registration;
import parley.authoring.Wish;
import parley.engine.Scenario;
import parley.portals.PortalId;

/** The bot Helpdesk, standing where a test wants it. */
public final class SomeBot {
    private SomeBot() {}

    public static Bot of(PortalId portal, long id, Registration registration) {
        return new Bot(
                new BotId(id),
                portal,
                "helpdesk_" + id,
                BotKind.STANDARD,
                false,
                new BotProfile("Helpdesk", "", BotColor.AZURE, "", null, "", "", null, null),
                new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                new Wish.Live(),
                registration,
                1,
                Instant.EPOCH);
    }
}
