package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/** A portal's register of bots that answers as a test says. */
public final class PlatformByHand implements BotPlatform {
    public final List<Bot> registered = new ArrayList<>();
    public final List<@Nullable Photo> photos = new ArrayList<>();
    public final List<Bot> removed = new ArrayList<>();
    public List<Known> known = List.of();
    public @Nullable Problem refusal;
    public int limit = 5;
    private long number = 841;

    @Override
    public int limit() {
        return limit;
    }

    @Override
    public Answer<Long> register(Bot bot, @Nullable Photo photo) {
        if (refusal != null) {
            return new Answer.Declined<>(refusal);
        }
        registered.add(bot);
        photos.add(photo);
        Long known = bot.registration().number();
        return new Answer.Given<>(known == null ? ++number : known);
    }

    @Override
    public Answer<Done> unregister(Bot bot) {
        if (refusal != null) {
            return new Answer.Declined<>(refusal);
        }
        removed.add(bot);
        return new Answer.Given<>(Done.DONE);
    }

    @Override
    public Answer<List<Known>> list(PortalId portal) {
        return refusal == null ? new Answer.Given<>(known) : new Answer.Declined<>(refusal);
    }
}
