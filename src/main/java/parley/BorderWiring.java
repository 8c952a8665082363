package parley;

import java.time.Clock;
import java.util.concurrent.Executor;
import parley.bitrix24.ApplicationCard;
import parley.bitrix24.Border;
import parley.bitrix24.Connection;
import parley.bitrix24.Pace;
import parley.inbox.Inbox;

/** The border to the platform, as this installation is known there. */
final class BorderWiring {
    private BorderWiring() {}

    static Border border(
            Settings settings, Pace pace, StorageWiring storage, Inbox inbox, Executor aside, Clock clock) {
        return Border.open(
                new Connection(
                        settings.publicUrl(),
                        settings.clientId(),
                        settings.clientSecret(),
                        settings.authorizationServer(),
                        settings.allowHttp()),
                ApplicationCard.ofThisBuild(),
                storage.portals,
                storage.credentials,
                storage.pendingLogins,
                inbox,
                storage.bots,
                storage.bucket,
                pace,
                storage.people,
                storage.arrivals,
                storage.mishaps,
                aside,
                storage.choiceCommands,
                clock);
    }
}
