package parley.insight;

import java.util.List;
import parley.authoring.Bot;
import parley.authoring.Change;
import parley.authoring.Difference;
import parley.authoring.Part;
import parley.authoring.Place;
import parley.authoring.RecordChange;
import parley.portals.UserId;

/** Decides how long the turns of a bot are kept. */
public final class SetRetention {
    private final Transcripts transcripts;
    private final RecordChange recordChange;

    public SetRetention(Transcripts transcripts, RecordChange recordChange) {
        this.transcripts = transcripts;
        this.recordChange = recordChange;
    }

    /** @return whether that many days are allowed */
    public boolean set(Bot bot, UserId by, int days) {
        if (!Retention.allows(days)) {
            return false;
        }
        Transcripts.OfPortal own = transcripts.of(bot.portal());
        int before = own.daysKept(bot.id());
        Difference difference =
                new Difference(new Place(Part.RETENTION, ""), "", Integer.toString(before), Integer.toString(days));
        Change.Deed deed = new Change.Deed(
                Change.Kind.CHANGED,
                new Change.Subject(bot.id(), bot.profile().fullName()),
                null,
                List.of(difference),
                0);
        recordChange.carryOut(bot.portal(), by, deed, () -> {
            own.keep(bot.id(), days);
            return days != before;
        });
        return true;
    }
}
