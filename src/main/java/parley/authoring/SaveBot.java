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
    private final RegisterBot registerBot;
    private final RecordChange recordChange;
    private final Clock clock;

    public SaveBot(Bots bots, Photos photos, BotPlatform platform, RecordChange recordChange, Clock clock) {
        this.bots = bots;
        this.platform = platform;
        this.registerBot = new RegisterBot(bots, photos, platform);
        this.recordChange = recordChange;
        this.clock = clock;
    }

    /**
     * Makes a new bot.
     *
     * @param formKey chosen when the form was drawn: the same form sent twice makes one bot
     */
    public Saved create(PortalId portal, UserId by, String formKey, BotDraft draft) {
        Bots.OfPortal own = bots.of(portal);
        List<Bot> all = own.all();
        Optional<Bot> earlier = own.findByFormKey(formKey);
        if (earlier.isPresent()) {
            return change(portal, by, earlier.get().id(), earlier.get().revision(), draft);
        }
        if (all.size() >= platform.limit()) {
            return rejected(new Problem(Field.WHOLE, Kind.LIMIT_REACHED, platform.limit()));
        }
        CheckDraft.Judgement judgement = new CheckDraft(draft, clock).against(codes(all, null));
        if (judgement.content() == null) {
            return new Saved.Rejected(judgement.problems());
        }
        Bot bot = bot(own.nextId(), portal, judgement.content(), new Registration.NotRegistered(), 1);
        if (!recordChange.carryOut(portal, by, Deed.of(Change.Kind.CREATED, bot), () -> own.add(bot, formKey))) {
            return rejected(new Problem(Field.CODE, Kind.CODE_TAKEN));
        }
        return registerBot.register(bot);
    }

    /**
     * Changes a bot.
     *
     * @param revision of the bot the author saw when starting to type
     */
    public Saved change(PortalId portal, UserId by, BotId id, long revision, BotDraft draft) {
        Bots.OfPortal own = bots.of(portal);
        Optional<Bot> found = own.find(id);
        if (found.isEmpty()) {
            return rejected(new Problem(Field.WHOLE, Kind.DELETED_MEANWHILE));
        }
        Bot before = found.get();
        if (before.revision() != revision) {
            return rejected(new Problem(Field.WHOLE, Kind.CHANGED_MEANWHILE));
        }
        CheckDraft.Judgement judgement = new CheckDraft(draft, clock).against(codes(own.all(), id));
        if (judgement.content() == null) {
            return new Saved.Rejected(judgement.problems());
        }
        Content content = judgement.content();
        if (before.registration().number() != null && !sameKind(before, content)) {
            return rejected(new Problem(Field.KIND, Kind.KIND_IS_FINAL));
        }
        Bot after = bot(id, portal, content, before.registration(), revision + 1);
        if (!recordChange.carryOut(portal, by, Deed.changed(before, after), () -> own.replace(after, revision))) {
            return rejected(new Problem(Field.WHOLE, Kind.CHANGED_MEANWHILE));
        }
        return registerBot.register(after);
    }

    private static boolean sameKind(Bot before, Content content) {
        return before.kind() == content.kind() && before.openChannels() == content.openChannels();
    }

    private Bot bot(BotId id, PortalId portal, Content content, Registration registration, long revision) {
        return new Bot(
                id,
                portal,
                content.code(),
                content.kind(),
                content.openChannels(),
                content.profile(),
                content.scenario(),
                registration,
                revision,
                clock.instant());
    }

    private static Set<String> codes(List<Bot> all, @Nullable BotId except) {
        return all.stream()
                .filter(bot -> !bot.id().equals(except))
                .map(Bot::code)
                .collect(Collectors.toSet());
    }

    private static Saved rejected(Problem problem) {
        return new Saved.Rejected(List.of(problem));
    }
}
