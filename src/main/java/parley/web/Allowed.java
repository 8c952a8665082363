package parley.web;

import java.util.Optional;
import java.util.Set;
import parley.authoring.Bot;
import parley.authoring.Features;
import parley.authoring.Template.Need;
import parley.engine.Finding;

/**
 * What a portal has allowed a bot, beside what the steps of the bot need.
 *
 * @param missing nothing where the portal has not told
 */
record Allowed(Optional<Set<Need>> missing, boolean openChannels) {

    static Allowed of(Bot bot, Features features) {
        return new Allowed(features.missing(bot.portal()), bot.openChannels());
    }

    /** Whether all is there that the step needs, so that nothing has to be said. */
    boolean settles(Finding finding) {
        return Need.of(finding.kind())
                .filter(need -> need != Need.OPEN_CHANNELS || openChannels)
                .flatMap(need -> missing.map(all -> !all.contains(need)))
                .orElse(false);
    }

    /** What the step needs and is known not to be allowed. */
    Optional<Need> lacks(Finding finding) {
        return Need.of(finding.kind())
                .filter(need -> missing.filter(all -> all.contains(need)).isPresent());
    }
}
