package parley.storage;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.BotId;
import parley.authoring.PastMessages;
import parley.engine.Place;
import parley.portals.PortalId;

/** What people wrote, out of the transcripts: questions only, because an answer makes no sense without its question. */
public final class JdbcPastMessages implements PastMessages {
    /** Turns that are looked through for questions; a bot of menus may have hardly any. */
    private static final int SEARCHED = 20_000;

    private final Jdbi jdbi;

    public JdbcPastMessages(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return (bot, most) -> newest(portal, bot, most);
    }

    private List<PastMessage> newest(PortalId portal, BotId bot, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select said_at, place, said from (
                          select * from turn where portal = :portal and bot = :bot
                          order by local_day desc, id desc limit :searched) as recent
                        where kind = 'SAID'
                          and rule in ('EXACT_WORDING', 'ALL_WORDS', 'CLOSE_WORDS', 'DID_YOU_MEAN', 'FALLBACK')
                        order by local_day desc, id desc limit :most""")
                .bind("searched", SEARCHED)
                .bind("portal", portal.value())
                .bind("bot", bot.value())
                .bind("most", most)
                .map((row, _) -> new PastMessage(
                        Times.read(row, "said_at"), Place.valueOf(row.getString("place")), row.getString("said")))
                .list());
    }
}
