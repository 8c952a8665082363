package parley.health;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.health.Trial.Way;
import parley.portals.PortalId;
import parley.portals.UserId;
import parley.running.BotRef;

/** Tests of the loop without a database. */
public final class TrialsInMemory implements Trials {
    private final Map<PortalId, Trial> trials = new ConcurrentHashMap<>();
    private final Map<PortalId, String> confirmations = new ConcurrentHashMap<>();

    @Override
    public Optional<Trial> last(PortalId portal) {
        return Optional.ofNullable(trials.get(portal));
    }

    @Override
    public void begin(PortalId portal, Trial trial, String confirmation) {
        trials.put(portal, trial);
        confirmations.put(portal, confirmation);
    }

    @Override
    public void went(PortalId portal, Instant begun, Way notice, Way message, Way event) {
        trials.computeIfPresent(
                portal,
                (_, last) -> last.at().equals(begun)
                        ? new Trial(last.person(), begun, last.bot(), notice, message, event, last.answeredAt())
                        : last);
    }

    @Override
    public boolean awaits(BotRef bot, UserId person, Instant notBegunBefore) {
        Trial last = trials.get(bot.portal());
        return last != null
                && !last.at().isBefore(notBegunBefore)
                && Long.valueOf(bot.number()).equals(last.bot())
                && last.person().equals(person)
                && last.answeredAt() == null;
    }

    @Override
    public Optional<String> answered(BotRef bot, UserId person, Instant notBegunBefore, Instant now) {
        Trial last = trials.get(bot.portal());
        if (last == null || !awaits(bot, person, notBegunBefore)) {
            return Optional.empty();
        }
        trials.put(
                bot.portal(),
                new Trial(person, last.at(), last.bot(), last.notice(), last.message(), last.event(), now));
        return Optional.ofNullable(confirmations.get(bot.portal()));
    }
}
