package parley.web;

import java.util.List;
import parley.web.TopicLabels.Option;

/**
 * Conversations of a bot, the newest first.
 *
 * @param older address of the next page, or empty
 * @param retention how long they are kept
 * @param keeping what can be chosen instead; empty for who may not
 */
public record TranscriptsView(
        String title,
        String bot,
        String action,
        String words,
        String person,
        String until,
        List<Option> topics,
        List<Option> rules,
        boolean filtered,
        List<Talk> talks,
        String older,
        String retention,
        List<Option> keeping,
        String notice) {

    /** A conversation in one line. */
    public record Talk(
            String href,
            BotListView.Avatar avatar,
            String who,
            String beginning,
            Moment when,
            String turns,
            String place,
            String missed,
            String handedOver) {}
}
