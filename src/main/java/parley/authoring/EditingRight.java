package parley.authoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.portals.Colleague;

/**
 * The right of a person who is no administrator to edit one bot or all of them.
 *
 * @param bot which one; none for all, also for those that are made later
 */
public record EditingRight(Colleague holder, @Nullable BotId bot, Instant since, Colleague grantedBy) {}
