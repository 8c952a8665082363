package parley.authoring;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.Change.Deed;
import parley.authoring.CheckDraft.Content;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Checks a draft, keeps it, and makes the portal know the bot as it is here. */
public final class SaveBot {
    private final Bots bots;
    private final BotPlatform platform;
    private final Reconcile reconcile;
    private final RecordChange recordChange;
    private final Clock clock;

    public SaveBot(Bots bots, BotPlatform platform, Reconcile reconcile, RecordChange recordChange, Clock clock) {
        this.bots = bots;
        this.platform = platform;
        this.reconcile = reconcile;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /**
     * Makes a new bot and puts it live.
     *
     * @param formKey chosen when the form was drawn: the same form sent twice makes one bot
     */
    public Saved create(PortalId portal, UserId by, String formKey, BotDraft draft) {
        return make(portal, by, formKey, draft, new Wish.Live());
    }

    /** Makes a new bot and shows it to nobody yet. The same form sent twice makes one bot. */
    public Saved keep(PortalId portal, UserId by, String formKey, BotDraft draft) {
        return make(portal, by, formKey, draft, new Wish.Draft());
    }

    private Saved make(PortalId portal, UserId by, String formKey, BotDraft draft, Wish wish) {
        return reconcile
                .alone(portal, converge -> make(portal, by, formKey, draft, wish, converge))
                .orElseGet(Saved::busy);
    }

    private Saved make(PortalId portal, UserId by, String formKey, BotDraft draft, Wish wish, Converge converge) {
        Bots.OfPortal own = bots.of(portal);
        Optional<Bot> earlier = own.findByFormKey(formKey);
        if (earlier.isPresent()) {
            Bot before = earlier.get();
            boolean published = before.takesAPlace();
            return change(before, by, before.revision(), draft, published ? before.wish() : wish, converge);
        }
        if (!(wish instanceof Wish.Draft) && isFull(own)) {
            return full();
        }
        CheckDraft.Judgement judgement = new CheckDraft(draft, clock).against(converge.codesOfOthers(null), "");
        if (judgement.content() == null) {
            return new Saved.Rejected(judgement.problems());
        }
        Bot bot = bot(own.nextId(), portal, judgement.content(), wish, new Registration.NotRegistered(), 1);
        if (!recordChange.carryOut(portal, by, Deed.of(Change.Kind.CREATED, bot), () -> own.add(bot, formKey))) {
            return Saved.rejected(new Problem(Field.CODE, Kind.CODE_TAKEN));
        }
        return settled(bot, converge);
    }

    /**
     * Changes a bot.
     *
     * @param revision of the bot the author saw when starting to type
     */
    public Saved change(PortalId portal, UserId by, BotId id, long revision, BotDraft draft) {
        return reconcile
                .alone(
                        portal,
                        converge -> bots.of(portal)
                                .find(id)
                                .map(before -> change(before, by, revision, draft, before.wish(), converge))
                                .orElseGet(() -> Saved.rejected(new Problem(Field.WHOLE, Kind.DELETED_MEANWHILE))))
                .orElseGet(Saved::busy);
    }

    private Saved change(Bot before, UserId by, long revision, BotDraft draft, Wish wish, Converge converge) {
        Bots.OfPortal own = bots.of(before.portal());
        if (before.revision() != revision) {
            return Saved.rejected(new Problem(Field.WHOLE, Kind.CHANGED_MEANWHILE));
        }
        CheckDraft.Judgement judgement =
                new CheckDraft(draft, clock).against(converge.codesOfOthers(before), before.code());
        if (judgement.content() == null) {
            return new Saved.Rejected(judgement.problems());
        }
        Content content = judgement.content();
        if (before.registration().number() != null && !sameKind(before, content)) {
            return Saved.rejected(new Problem(Field.KIND, Kind.KIND_IS_FINAL));
        }
        if (!before.takesAPlace() && !(wish instanceof Wish.Draft) && isFull(own)) {
            return full();
        }
        if (before.removedInPortal()) {
            // Whoever saves it wants it back.
            own.note(before.id(), new Registration.NotRegistered());
        }
        Bot after = bot(before.id(), before.portal(), content, wish, before.registration(), revision + 1);
        Deed deed = Deed.changed(before, after);
        if (!recordChange.carryOut(before.portal(), by, deed, () -> own.replace(after, revision))) {
            return Saved.rejected(new Problem(Field.WHOLE, Kind.CHANGED_MEANWHILE));
        }
        return settled(after, converge);
    }

    private Saved settled(Bot bot, Converge converge) {
        var problems = converge.run();
        return Saved.of(bots.of(bot.portal()).find(bot.id()).orElse(bot), problems);
    }

    private boolean isFull(Bots.OfPortal own) {
        return own.all().stream().filter(Bot::takesAPlace).count() >= platform.limit();
    }

    private Saved full() {
        return Saved.rejected(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, platform.limit()));
    }

    /**
     * What is wrong with a draft, without keeping anything.
     *
     * @param id of the bot the draft is for; none for a new one
     */
    public List<Problem> judge(PortalId portal, @Nullable BotId id, BotDraft draft) {
        List<Bot> all = bots.of(portal).all();
        Set<String> codesOfOthers =
                all.stream().filter(bot -> !bot.id().equals(id)).map(Bot::code).collect(Collectors.toSet());
        String code = all.stream()
                .filter(bot -> bot.id().equals(id))
                .map(Bot::code)
                .findFirst()
                .orElse("");
        return new CheckDraft(draft, clock).against(codesOfOthers, code).problems();
    }

    private static boolean sameKind(Bot before, Content content) {
        return before.kind() == content.kind() && before.openChannels() == content.openChannels();
    }

    private Bot bot(BotId id, PortalId portal, Content content, Wish wish, Registration registration, long revision) {
        return new Bot(
                id,
                portal,
                content.code(),
                content.kind(),
                content.openChannels(),
                content.profile(),
                content.scenario(),
                wish,
                registration,
                revision,
                clock.instant());
    }
}
