package parley.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotColor;
import parley.authoring.BotId;
import parley.authoring.BotKind;
import parley.authoring.BotProfile;
import parley.authoring.Bots;
import parley.authoring.Gender;
import parley.authoring.PhotoId;
import parley.authoring.Problem;
import parley.authoring.Registration;
import parley.authoring.Registration.Registered;
import parley.authoring.Wish;
import parley.authoring.document.ScenarioYaml;
import parley.engine.Text;
import parley.portals.PortalId;

/** Bots in the database. Every statement names the portal. */
public final class JdbcBots implements Bots {
    private final Jdbi jdbi;

    public JdbcBots(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public OfPortal of(PortalId portal) {
        return new OfOnePortal(jdbi, portal);
    }

    private record OfOnePortal(Jdbi jdbi, PortalId portal) implements OfPortal {

        @Override
        public List<Bot> all() {
            return jdbi.withHandle(handle -> handle.createQuery("select * from bot where portal = :portal order by id")
                    .bind("portal", portal.value())
                    .map((row, _) -> bot(row))
                    .list());
        }

        @Override
        public Set<Long> numbers() {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select number from bot where portal = :portal and number is not null""")
                    .bind("portal", portal.value())
                    .mapTo(Long.class)
                    .set());
        }

        @Override
        public Optional<Bot> find(BotId id) {
            return jdbi.withHandle(handle -> handle.createQuery("select * from bot where portal = :portal and id = :id")
                    .bind("portal", portal.value())
                    .bind("id", id.value())
                    .map((row, _) -> bot(row))
                    .findOne());
        }

        @Override
        public Optional<Bot> findByFormKey(String formKey) {
            return jdbi.withHandle(
                    handle -> handle.createQuery("select * from bot where portal = :portal and form_key = :key")
                            .bind("portal", portal.value())
                            .bind("key", formKey)
                            .map((row, _) -> bot(row))
                            .findOne());
        }

        @Override
        public BotId nextId() {
            return jdbi.withHandle(handle -> new BotId(handle.createQuery("select nextval('bot_ids')")
                    .mapTo(Long.class)
                    .one()));
        }

        @Override
        public boolean add(Bot bot, String formKey) {
            Map<String, @Nullable Object> values = values(bot);
            values.put("formKey", formKey);
            return jdbi.withHandle(
                    handle -> handle.createUpdate("""
                                    insert into bot (id, portal, code, form_key, kind, open_channels, name, last_name,
                                      color, email, birthday, job_position, website, gender, photo, scenario,
                                      live_version, wish, pause_line, number, trouble, accepted, shown_as, revision, changed_at)
                                    values (:id, :portal, :code, :formKey, :kind, :openChannels, :name, :lastName,
                                      :color, :email, :birthday, :position, :website, :gender, :photo, :scenario,
                                      :version, :wish, :pauseLine, :number, :trouble, :accepted, :shownAs, :revision,
                                      :changedAt)
                                    on conflict do nothing""").bindMap(values).execute() == 1);
        }

        @Override
        public boolean replace(Bot bot, long revision) {
            Map<String, @Nullable Object> values = values(bot);
            values.put("before", revision);
            return jdbi.withHandle(
                    handle -> handle.createUpdate("""
                                    update bot set code = :code, kind = :kind, open_channels = :openChannels,
                                      name = :name, last_name = :lastName, color = :color, email = :email,
                                      birthday = :birthday, job_position = :position, website = :website,
                                      gender = :gender, photo = :photo, scenario = :scenario,
                                      live_version = :version, wish = :wish, pause_line = :pauseLine,
                                      revision = :revision, changed_at = :changedAt
                                    where portal = :portal and id = :id and revision = :before""").bindMap(values).execute() == 1);
        }

        @Override
        public void note(BotId id, Registration registration) {
            Map<String, @Nullable Object> values = values(registration);
            values.put("portal", portal.value());
            values.put("id", id.value());
            values.put("gone", Problem.Kind.GONE_FROM_PORTAL.name());
            jdbi.useTransaction(handle -> {
                // A portal gives a number again only when the bot that had it is gone.
                handle.createUpdate("""
                                update bot set number = null, trouble = :gone, accepted = '', shown_as = ''
                                where portal = :portal and number = :number and id <> :id""").bindMap(values).execute();
                handle.createUpdate("""
                                update bot set number = :number, trouble = :trouble, accepted = :accepted,
                                  shown_as = :shownAs
                                where portal = :portal and id = :id""").bindMap(values).execute();
            });
        }

        @Override
        public void forgetRegistrations() {
            jdbi.useHandle(handle ->
                    handle.createUpdate("""
                            update bot set number = null, trouble = null, accepted = '', shown_as = ''
                            where portal = :portal""").bind("portal", portal.value()).execute());
        }

        @Override
        public boolean remove(BotId id) {
            return jdbi.inTransaction(handle -> {
                List.of(
                                "delete from command where portal = :portal and bot = :id",
                                "delete from scenario_draft where portal = :portal and bot = :id",
                                "delete from scenario_state where portal = :portal and bot = :id",
                                "delete from scenario_version where portal = :portal and bot = :id",
                                "delete from saved_test where portal = :portal and bot = :id",
                                "delete from editor_presence where portal = :portal and bot = :id",
                                "delete from editing_right where portal = :portal and bot = :id",
                                "delete from question where portal = :portal and bot = :id",
                                "delete from tally where portal = :portal and bot = :id",
                                "delete from tally_hour where portal = :portal and bot = :id",
                                "delete from tally_left where portal = :portal and bot = :id",
                                "delete from tally_person where portal = :portal and bot = :id",
                                "delete from retention where portal = :portal and bot = :id",
                                // There may be very many, so they are forgotten little by little.
                                "insert into retention (portal, bot, days) values (:portal, :id, 0)")
                        .forEach(statement -> delete(handle, statement, id));
                return delete(handle, "delete from bot where portal = :portal and id = :id", id) == 1;
            });
        }

        private int delete(Handle handle, String statement, BotId id) {
            return handle.createUpdate(statement)
                    .bind("portal", portal.value())
                    .bind("id", id.value())
                    .execute();
        }
    }

    private static Map<String, @Nullable Object> values(Bot bot) {
        BotProfile profile = bot.profile();
        Map<String, @Nullable Object> values = values(bot.registration());
        values.put("id", bot.id().value());
        values.put("portal", bot.portal().value());
        values.put("code", bot.code());
        values.put("kind", bot.kind().name());
        values.put("openChannels", bot.openChannels());
        values.put("name", profile.name());
        values.put("lastName", profile.lastName());
        values.put("color", profile.color().name());
        values.put("email", profile.email());
        values.put("birthday", profile.birthday());
        values.put("position", profile.position());
        values.put("website", profile.website());
        values.put("gender", profile.gender() == null ? null : profile.gender().name());
        values.put("photo", profile.photo() == null ? null : profile.photo().value());
        values.put("scenario", ScenarioYaml.write(bot.scenario()));
        values.put("version", bot.version());
        values.put("wish", wish(bot.wish()));
        values.put("pauseLine", bot.wish() instanceof Wish.Paused(Text line) ? line.source() : null);
        values.put("revision", bot.revision());
        values.put("changedAt", Times.stored(bot.changedAt()));
        return values;
    }

    private static Map<String, @Nullable Object> values(Registration registration) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("number", registration.number());
        values.put("trouble", trouble(registration));
        values.put("accepted", registration instanceof Registered registered ? registered.accepted() : "");
        values.put("shownAs", registration instanceof Registered registered ? registered.shownAs() : "");
        return values;
    }

    private static String wish(Wish wish) {
        return switch (wish) {
            case Wish.Draft _ -> "DRAFT";
            case Wish.Live _ -> "LIVE";
            case Wish.Paused _ -> "PAUSED";
            case Wish.Deleted _ -> "DELETED";
        };
    }

    private static @Nullable String trouble(Registration registration) {
        return switch (registration) {
            case Registration.NotRegistered _, Registered _ -> null;
            case Registration.Trouble trouble -> trouble.reason().name();
        };
    }

    static Bot bot(ResultSet row) throws SQLException {
        return new Bot(
                new BotId(row.getLong("id")),
                new PortalId(row.getString("portal")),
                row.getString("code"),
                BotKind.valueOf(row.getString("kind")),
                row.getBoolean("open_channels"),
                profile(row),
                ScenarioYaml.stored(row.getString("scenario")),
                row.getInt("live_version"),
                wish(row),
                registration(row),
                row.getLong("revision"),
                Times.read(row, "changed_at"));
    }

    private static BotProfile profile(ResultSet row) throws SQLException {
        String gender = row.getString("gender");
        String photo = row.getString("photo");
        return new BotProfile(
                row.getString("name"),
                row.getString("last_name"),
                BotColor.valueOf(row.getString("color")),
                row.getString("email"),
                row.getObject("birthday", LocalDate.class),
                row.getString("job_position"),
                row.getString("website"),
                gender == null ? null : Gender.valueOf(gender),
                photo == null ? null : new PhotoId(photo));
    }

    private static Wish wish(ResultSet row) throws SQLException {
        String wish = row.getString("wish");
        return switch (wish) {
            case "DRAFT" -> new Wish.Draft();
            case "LIVE" -> new Wish.Live();
            case "PAUSED" -> new Wish.Paused(Text.parse(row.getString("pause_line")));
            case "DELETED" -> new Wish.Deleted();
            default -> throw new IllegalStateException("A stored bot is wanted to be " + wish);
        };
    }

    private static Registration registration(ResultSet row) throws SQLException {
        Long number = row.getObject("number", Long.class);
        String trouble = row.getString("trouble");
        if (trouble != null) {
            return new Registration.Trouble(number, Problem.Kind.valueOf(trouble));
        }
        return number == null
                ? new Registration.NotRegistered()
                : new Registered(number, row.getString("accepted"), row.getString("shown_as"));
    }
}
