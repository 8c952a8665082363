package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.authoring.Presence.Seen;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

final class NoticeColleaguesTest {
    private static final PortalId ACME = new PortalId("acme");
    private static final BotId BOT = new BotId(1);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Colleague VERA = new Colleague(new UserId(1), "Vera Solovyova");
    private static final Colleague IVAN = new Colleague(new UserId(17), "Ivan Petrov");

    private final PresenceInMemory presence = new PresenceInMemory();
    private final PeopleInMemory people = new PeopleInMemory();

    NoticeColleaguesTest() {
        people.of(ACME).name(VERA);
        people.of(ACME).name(IVAN);
    }

    @Test
    void tellsWhoElseIsThereAndNotOfOneself() {
        assertEquals(List.of(), at(NOW).meet(ACME, VERA.user(), BOT, "t1"));

        assertEquals(List.of(new Seen(VERA, "t1", NOW)), at(NOW.plusSeconds(30)).meet(ACME, IVAN.user(), BOT, ""));
        assertEquals(
                List.of(new Seen(IVAN, "", NOW.plusSeconds(30))),
                at(NOW.plusSeconds(60)).meet(ACME, VERA.user(), BOT, "t2"));
        assertEquals(List.of(), at(NOW).meet(ACME, VERA.user(), new BotId(2), ""));
    }

    @Test
    void forgetsWhoHasLeft() {
        at(NOW).meet(ACME, VERA.user(), BOT, "");
        Instant later = NOW.plus(NoticeColleagues.MEMORY).plus(Duration.ofSeconds(1));

        assertEquals(List.of(), at(later).meet(ACME, IVAN.user(), BOT, ""));
        at(later).tidy();
        assertEquals(1, presence.of(ACME).since(BOT, NOW).size());
    }

    private NoticeColleagues at(Instant now) {
        return new NoticeColleagues(presence, people, Clock.fixed(now, ZoneOffset.UTC));
    }
}
