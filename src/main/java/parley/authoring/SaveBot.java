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
import parley.engine.Scenario;
import parley.portals.PortalId;
import parley.portals.UserId;

/**
 * Checks a form, keeps it, and makes the portal know the bot as it is here. What a bot says is asked only for a new one: it
 * becomes the first version, and later ones come from the draft, by {@link Publish}.
 */
public final class SaveBot {
    private final Bots bots;
    private final BeginScenario beginScenario;
    private final BotPlatform platform;
    private final Reconcile reconcile;
    private final RecordChange recordChange;
    private final Clock clock;

    public SaveBot(
            Bots bots,
            BeginScenario beginScenario,
            BotPlatform platform,
            Reconcile reconcile,
            RecordChange recordChange,
            Clock clock) {
        this.bots = bots;
        this.beginScenario = beginScenario;
        this.platform = platform;
        this.reconcile = reconcile;
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /**
     * Makes a new bot and puts it live.
     *
     * @param formKey chosen when the form was drawn: the same form sent twice makes one bot
     * @param model the bot that the new one says the same as; none where the form says what it says
     */
    public Saved create(PortalId portal, UserId by, String formKey, BotDraft draft, @Nullable BotId model) {
        return make(portal, by, formKey, draft, model, new Wish.Live());
    }

    /** Makes a new bot that says this, whatever the form says, and puts it live. */
    public Saved createSaying(PortalId portal, UserId by, String formKey, BotDraft draft, Scenario words) {
        return make(portal, by, formKey, draft, new Source.Given(words), new Wish.Live());
    }

    /** Makes a new bot that says this, whatever the form says, and shows it to nobody yet. */
    public Saved keepSaying(PortalId portal, UserId by, String formKey, BotDraft draft, Scenario words) {
        return make(portal, by, formKey, draft, new Source.Given(words), new Wish.Draft());
    }

    /** Makes a new bot that says what the form says, and puts it live. */
    public Saved create(PortalId portal, UserId by, String formKey, BotDraft draft) {
        return create(portal, by, formKey, draft, null);
    }

    /** Makes a new bot and shows it to nobody yet. The same form sent twice makes one bot. */
    public Saved keep(PortalId portal, UserId by, String formKey, BotDraft draft, @Nullable BotId model) {
        return make(portal, by, formKey, draft, model, new Wish.Draft());
    }

    /** Makes a new bot that says what the form says, and shows it to nobody yet. */
    public Saved keep(PortalId portal, UserId by, String formKey, BotDraft draft) {
        return keep(portal, by, formKey, draft, null);
    }

    private Saved make(PortalId portal, UserId by, String formKey, BotDraft draft, @Nullable BotId model, Wish wish) {
        Optional<Bot> original = Optional.ofNullable(model).flatMap(bots.of(portal)::find);
        if (model != null && original.isEmpty()) {
            return Saved.rejected(new Problem(Field.WHOLE, Kind.DELETED_MEANWHILE));
        }
        Source source = original.<Source>map(Source.Copied::new).orElseGet(Source.Typed::new);
        return make(portal, by, formKey, draft, source, wish);
    }

    private Saved make(PortalId portal, UserId by, String formKey, BotDraft draft, Source source, Wish wish) {
        return reconcile
                .alone(portal, converge -> make(portal, by, formKey, draft, source, wish, converge))
                .orElseGet(Saved::busy);
    }

    /** Where the words of a new bot come from. */
    private sealed interface Source {
        /** From its form. */
        record Typed() implements Source {}

        record Given(Scenario words) implements Source {}

        record Copied(Bot model) implements Source {}
    }

    private Saved make(
            PortalId portal, UserId by, String formKey, BotDraft draft, Source source, Wish wish, Converge converge) {
        Bots.OfPortal own = bots.of(portal);
        Optional<Bot> earlier = own.findByFormKey(formKey);
        if (earlier.isPresent()) {
            return makeAgain(earlier.get(), by, draft, source, wish, converge);
        }
        if (!(wish instanceof Wish.Draft) && isFull(own)) {
            return full();
        }
        CheckDraft check = new CheckDraft(draft, clock);
        CheckDraft.Judgement judgement = source instanceof Source.Typed
                ? check.against(converge.codesOfOthers(null), "")
                : check.withoutWords(converge.codesOfOthers(null), "");
        if (judgement.content() == null) {
            return new Saved.Rejected(judgement.problems());
        }
        Content content = judgement.content();
        BeginScenario.Words words = switch (source) {
            case Source.Typed _ -> BeginScenario.Words.typed(content.scenario());
            case Source.Given(Scenario given) -> BeginScenario.Words.typed(given);
            case Source.Copied(Bot model) -> beginScenario.of(model);
        };
        Bot bot = new Bot(
                own.nextId(),
                portal,
                content.code(),
                content.kind(),
                content.openChannels(),
                content.profile(),
                words.live(),
                wish,
                new Registration.NotRegistered(),
                1,
                clock.instant());
        boolean added = recordChange.carryOut(portal, by, Deed.of(Change.Kind.CREATED, bot), () -> {
            boolean fresh = own.add(bot, formKey);
            if (fresh) {
                beginScenario.begin(bot, words, by);
            }
            return fresh;
        });
        return added ? settled(bot, converge) : Saved.rejected(new Problem(Field.CODE, Kind.CODE_TAKEN));
    }

    private Saved makeAgain(Bot before, UserId by, BotDraft draft, Source source, Wish wish, Converge converge) {
        switch (source) {
            case Source.Typed _ -> {
                CheckDraft.Judgement judgement =
                        new CheckDraft(draft, clock).against(converge.codesOfOthers(before), before.code());
                if (judgement.content() == null) {
                    return new Saved.Rejected(judgement.problems());
                }
                beginScenario.typedAgain(before, judgement.content().scenario(), by);
            }
            case Source.Given(Scenario words) -> beginScenario.typedAgain(before, words, by);
            case Source.Copied _ -> {}
        }
        return change(before, by, before.revision(), draft, before.takesAPlace() ? before.wish() : wish, converge);
    }

    /**
     * Changes a bot; what it says stays.
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
                new CheckDraft(draft, clock).withoutWords(converge.codesOfOthers(before), before.code());
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
        Bot after = changed(before, content, wish);
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
        CheckDraft check = new CheckDraft(draft, clock);
        return (id == null ? check.against(codesOfOthers, code) : check.withoutWords(codesOfOthers, code)).problems();
    }

    private static boolean sameKind(Bot before, Content content) {
        return before.kind() == content.kind() && before.openChannels() == content.openChannels();
    }

    private Bot changed(Bot before, Content content, Wish wish) {
        return new Bot(
                before.id(),
                before.portal(),
                content.code(),
                content.kind(),
                content.openChannels(),
                content.profile(),
                before.scenario(),
                before.version(),
                wish,
                before.registration(),
                before.revision() + 1,
                clock.instant());
    }
}
