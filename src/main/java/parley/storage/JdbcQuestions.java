package parley.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.BotId;
import parley.engine.Place;
import parley.insight.Questions;
import parley.portals.PortalId;
import parley.running.DialogId;

/** Unanswered questions in the database. Every statement names the portal. */
public final class JdbcQuestions implements Questions {
    private final Jdbi jdbi;

    public JdbcQuestions(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public List<Question> find(BotId bot, Standing standing, Instant settledBy, int most) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select alike.*, missed.said as example from (
                              select missed.likeness, count(*) as times, max(missed.turn) as newest,
                                max(missed.said_at) as newest_at,
                                count(distinct missed.person) as people, max(coalesce(question.topic, '')) as topic
                              from missed left join question on question.portal = missed.portal
                                and question.bot = missed.bot and question.likeness = missed.likeness
                              where missed.portal = :portal and missed.bot = :bot
                                and (not missed.pending or missed.said_at < :settledBy)
                                and coalesce(question.standing, 'OPEN') = :standing
                              group by missed.likeness
                              order by times desc, newest desc limit :most) as alike
                            join missed on missed.turn = alike.newest
                            order by times desc, newest desc""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("settledBy", Times.stored(settledBy))
                    .bind("standing", standing.name())
                    .bind("most", most)
                    .map((row, _) -> new Question(
                            row.getString("likeness"),
                            row.getString("example"),
                            row.getLong("times"),
                            row.getLong("people"),
                            Times.read(row, "newest_at"),
                            standing,
                            row.getString("topic")))
                    .list());
        }

        @Override
        public void decide(BotId bot, Collection<String> likenesses, Standing standing, String topic, Instant now) {
            jdbi.useTransaction(handle -> likenesses.forEach(likeness -> Upsert.run(
                    handle,
                    """
                    update question set standing = :standing, topic = :topic, decided_at = :now
                    where portal = :portal and bot = :bot and likeness = :likeness""",
                    """
                    insert into question (portal, bot, likeness, standing, topic, decided_at)
                    values (:portal, :bot, :likeness, :standing, :topic, :now) on conflict do nothing""",
                    Map.of(
                            "portal", portal.value(),
                            "bot", bot.value(),
                            "likeness", likeness,
                            "standing", standing.name(),
                            "topic", topic,
                            "now", Times.stored(now)))));
        }

        @Override
        public List<Asker> askers(BotId bot, Collection<String> likenesses, Instant since) {
            if (likenesses.isEmpty()) {
                return List.of();
            }
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select missed.dialog, min(missed.place) as place, max(missed.person) as person,
                              max(turn.person_name) as name
                            from missed join turn on turn.id = missed.turn
                            where missed.portal = :portal and missed.bot = :bot and likeness in (<likenesses>)
                              and missed.said_at >= :since and missed.place <> 'GROUP'
                            group by missed.dialog order by missed.dialog""")
                    .bind("portal", portal.value())
                    .bind("bot", bot.value())
                    .bind("since", Times.stored(since))
                    .bindList("likenesses", List.copyOf(likenesses))
                    .map((row, _) -> new Asker(
                            new DialogId(row.getString("dialog")),
                            Place.valueOf(row.getString("place")),
                            row.getLong("person"),
                            row.getString("name")))
                    .list());
        }
    }
}
