package parley.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import parley.authoring.Bot;
import parley.authoring.Wish;
import parley.authoring.document.ScenarioYaml;
import parley.portals.PortalId;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.LiveBots;
import parley.running.Talk;

/** What the running side needs of bots. A scenario is read and understood once for each of its revisions. */
public final class JdbcLiveBots implements LiveBots {
    /** Steps of all scenarios together, of which each takes about a kilobyte: a twelfth of the memory. */
    private static final long MOST_STEPS = Runtime.getRuntime().maxMemory() / 1024 / 12;

    private static final int AN_EMPTY_ONE = 4;

    private final Database database;
    private final Jdbi jdbi;
    private final Cache<BotRef, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_STEPS)
            .weigher(
                    (BotRef _, Known bot) -> AN_EMPTY_ONE + bot.bot().scenario().size())
            .build();

    public JdbcLiveBots(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<LiveBot> find(BotRef bot) {
        return jdbi.withHandle(handle -> {
            Round round = database.round(handle);
            Round.Step<State> state = state(round, bot);
            round.go();
            return find(handle, bot, state);
        });
    }

    @Override
    public Optional<Met> meet(BotRef bot, DialogId dialog, String lane) {
        return jdbi.withHandle(handle -> {
            Round round = database.round(handle);
            Round.Step<State> state = state(round, bot);
            Round.Step<Talk> talk = JdbcConversations.find(round, bot, dialog);
            Round.Step<Integer> busy = round.query("select 1 from lane where name = ?", row -> row.getInt(1), lane);
            round.go();
            return find(handle, bot, state)
                    .map(live -> new Met(
                            live, talk.rows().stream().findFirst(), !busy.rows().isEmpty()));
        });
    }

    private static Round.Step<State> state(Round round, BotRef bot) {
        return round.query(
                "select id, revision from bot where portal = ? and number = ? and wish in ('LIVE', 'PAUSED')",
                row -> new State(row.getLong("id"), row.getLong("revision")),
                bot.portal().value(),
                bot.number());
    }

    private Optional<LiveBot> find(Handle handle, BotRef bot, Round.Step<State> state) {
        if (state.rows().isEmpty()) {
            return Optional.empty();
        }
        Known before = known.getIfPresent(bot);
        return before != null && before.state().equals(state.rows().getFirst())
                ? Optional.of(before.bot())
                : read(handle, bot);
    }

    private Optional<LiveBot> read(Handle handle, BotRef bot) {
        Optional<Bot> read = handle.createQuery(
                        "select * from bot where portal = :portal and number = :number and wish in ('LIVE', 'PAUSED')")
                .bind("portal", bot.portal().value())
                .bind("number", bot.number())
                .map((row, _) -> JdbcBots.bot(row))
                .findOne();
        return read.map(found -> {
            LiveBot live = new LiveBot(found.id().value(), found.revision(), version(found), found.spoken());
            State state = new State(found.id().value(), found.revision());
            known.put(bot, new Known(state, live));
            return live;
        });
    }

    @Override
    public Optional<LiveBot> find(BotRef bot, long version) {
        return find(bot)
                .flatMap(live -> live.version() == version ? Optional.of(live) : earlier(bot.portal(), live, version));
    }

    private Optional<LiveBot> earlier(PortalId portal, LiveBot live, long version) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select document from scenario_version
                        where portal = :portal and bot = :bot and number = :number""")
                .bind("portal", portal.value())
                .bind("bot", live.id())
                .bind("number", version)
                // Below zero are no revisions of the bot itself.
                .map((row, _) ->
                        new LiveBot(live.id(), -version, version, ScenarioYaml.stored(row.getString("document"))))
                .findOne());
    }

    private static long version(Bot bot) {
        return bot.wish() instanceof Wish.Paused ? LiveBot.NO_VERSION : bot.version();
    }

    private record State(long id, long revision) {}

    private record Known(State state, LiveBot bot) {}
}
