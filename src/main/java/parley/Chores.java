package parley;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import parley.authoring.NoticeColleagues;
import parley.bitrix24.Border;
import parley.insight.ForgetTurns;
import parley.storage.Timers.Chore;

/** What is done from time to time, by one node for all of them. */
final class Chores {
    /** Longer than anybody leaves a form open. */
    private static final Duration UNSAVED_PHOTOS = Duration.ofDays(7);

    /** Nobody takes back what they did that long ago, one step at a time. */
    private static final Duration RESTING_DRAFTS = Duration.ofDays(90);

    private Chores() {}

    static List<Chore> of(StorageWiring storage, Border border, AuthoringWiring authoring, Clock clock) {
        return List.of(
                new Chore("keep-alive", Duration.ofDays(1), border.upkeep()::keepAlive),
                new Chore("roll-call", Duration.ofDays(1), border.upkeep()::callTheRoll),
                new Chore("bots", Duration.ofMinutes(1), new Sweep(authoring.reconcile, clock)),
                new Chore("numbers", Duration.ofMinutes(5), () -> storage.numbers.count(clock.instant())),
                new Chore("transcripts", Duration.ofHours(1), new ForgetTurns(storage.transcripts, clock)::forget),
                new Chore("changes", Duration.ofDays(1), authoring.recordChange::tidy),
                new Chore(
                        "photos",
                        Duration.ofHours(6),
                        () -> storage.photos.prune(clock.instant().minus(UNSAVED_PHOTOS))),
                new Chore(
                        "undos",
                        Duration.ofDays(1),
                        () -> storage.scenarios.forgetUndos(clock.instant().minus(RESTING_DRAFTS))),
                new Chore(
                        "presence",
                        Duration.ofHours(1),
                        () -> storage.presence.forget(clock.instant().minus(NoticeColleagues.MEMORY))));
    }
}
