package parley.bitrix24;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotPlatform;
import parley.authoring.Photo;
import parley.portals.PortalId;

/** The register of bots, through the first generation of the bot methods. */
public final class Bitrix24Bots implements BotPlatform {

    @Override
    public int limit() {
        return 5;
    }

    @Override
    public Answer<Long> register(Bot bot, @Nullable Photo photo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Done> unregister(Bot bot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<List<Known>> list(PortalId portal) {
        throw new UnsupportedOperationException();
    }
}
