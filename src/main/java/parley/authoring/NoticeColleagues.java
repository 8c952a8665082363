package parley.authoring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import parley.authoring.Presence.Seen;
import parley.portals.People;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Tells authors who else is editing the same bot. */
public final class NoticeColleagues {
    /** Who was not seen for longer has left. */
    public static final Duration MEMORY = Duration.ofMinutes(2);

    private final Presence presence;
    private final People people;
    private final Clock clock;

    public NoticeColleagues(Presence presence, People people, Clock clock) {
        this.presence = presence;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Notes that somebody is editing, and answers with the others who are.
     *
     * @param topic id of the topic that is looked at; blank for none
     */
    public List<Seen> meet(PortalId portal, UserId me, BotId bot, String topic) {
        Presence.OfPortal own = presence.of(portal);
        own.note(bot, people.of(portal).find(me), topic, clock.instant());
        return own.since(bot, clock.instant().minus(MEMORY)).stream()
                .filter(seen -> !seen.who().user().equals(me))
                .toList();
    }

    /** Forgets who has left. */
    public void tidy() {
        presence.forget(clock.instant().minus(MEMORY));
    }
}
