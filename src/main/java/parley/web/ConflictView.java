package parley.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.authoring.Bot;
import parley.authoring.Change;
import parley.authoring.JoinDrafts.Joined;

/**
 * What somebody else changed in a bot while its form was open.
 *
 * @param who whose change it was, in a sentence
 * @param clashes what both changed: the reader's words before, the saved ones after
 * @param taken what only the others changed; it is in the form already
 * @param replace the revision that saving now replaces
 * @param saved where the bot as it is saved can be seen
 */
public record ConflictView(
        String who,
        Moment when,
        List<DifferenceLines.Line> clashes,
        List<DifferenceLines.Line> taken,
        String replace,
        String saved) {

    static ConflictView of(Locale language, Bot bot, List<Change> since, Joined joined, Instant now) {
        return new ConflictView(
                who(language, since),
                Moment.of(
                        language,
                        since.isEmpty() ? bot.changedAt() : since.getLast().at(),
                        now),
                DifferenceLines.of(language, joined.clashes()),
                DifferenceLines.of(language, joined.taken()),
                Long.toString(bot.revision()),
                "/app/bots/" + bot.id().value());
    }

    private static String who(Locale language, List<Change> since) {
        String names = since.stream()
                .flatMap(change -> Optional.ofNullable(change.by()).stream())
                .map(colleague -> Avatars.name(language, colleague))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Messages.text(language, "bots.conflict.somebody")
                : Messages.text(language, "bots.conflict.who", names);
    }
}
