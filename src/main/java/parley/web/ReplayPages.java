package parley.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import parley.authoring.Bot;
import parley.authoring.Rehearsal.Rehearsed;
import parley.authoring.ReplayMessages;
import parley.authoring.ReplayMessages.ChangedAnswer;
import parley.authoring.ReplayMessages.Replay;
import parley.authoring.ScenarioDraft;
import parley.engine.Position;
import parley.engine.Scenario;

/** What people really wrote, asked again of the draft. Nothing is kept, and nothing is done outside. */
final class ReplayPages {
    private static final List<Integer> SIZES = List.of(50, 200, ReplayMessages.MOST);
    private static final int USUAL = 200;

    /** Whoever has to read more than that knows already that everything changes. */
    private static final int MOST_SHOWN = 100;

    private final Drafting drafting;
    private final ReplayMessages replay;
    private final Clock clock;
    private final Pages pages;

    ReplayPages(Drafting drafting, ReplayMessages replay, Clock clock, Pages pages) {
        this.drafting = drafting;
        this.replay = replay;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context context) {
        drafting.with(context, (bot, draft) -> {
            Locale language = Exchange.language(context);
            int most = size(context);
            Replay done = replay.replay(bot.portal(), bot.id(), bot.scenario(), draft.scenario(), most);
            pages.show(
                    context,
                    "versions/replay",
                    new ReplayView(
                            Messages.text(
                                    language,
                                    "versions.replay.title",
                                    bot.profile().fullName()),
                            Drafting.address(bot) + "/replay",
                            Drafting.address(bot) + "/versions",
                            SIZES.stream()
                                    .map(each -> new StepField.Option(
                                            Integer.toString(each), Integer.toString(each), each == most))
                                    .toList(),
                            Messages.text(
                                    language,
                                    "versions.replay.counted",
                                    done.compared(),
                                    done.changed().size()),
                            notice(language, done),
                            done.changed().stream()
                                    .limit(MOST_SHOWN)
                                    .map(changed -> row(language, bot, draft, changed))
                                    .toList(),
                            done.compared() > 0));
        });
    }

    private static int size(Context context) {
        String asked = Objects.requireNonNullElse(context.queryParam("newest"), "");
        return SIZES.stream()
                .filter(each -> Integer.toString(each).equals(asked))
                .findFirst()
                .orElse(USUAL);
    }

    private static String notice(Locale language, Replay done) {
        if (!done.whole()) {
            return Messages.text(language, "versions.replay.cut");
        }
        return done.changed().size() > MOST_SHOWN ? Messages.text(language, "versions.replay.more", MOST_SHOWN) : "";
    }

    private ReplayView.Row row(Locale language, Bot bot, ScenarioDraft draft, ChangedAnswer changed) {
        String address = Drafting.address(bot);
        return new ReplayView.Row(
                changed.message().text(),
                Moment.of(language, changed.message().at(), clock.instant()),
                live(language, bot.scenario(), draft.scenario(), address, changed.live()),
                new RehearsalWords(language, draft.scenario(), address).entry(changed.draft(), false));
    }

    /** The editor shows the draft: a step that stands there no more cannot be shown. */
    private static RehearsalView.Entry live(
            Locale language, Scenario live, Scenario draft, String address, Rehearsed rehearsed) {
        RehearsalView.Entry entry = new RehearsalWords(language, live, address).entry(rehearsed, false);
        return new RehearsalView.Entry(
                entry.said(),
                entry.event(),
                entry.lines().stream()
                        .map(line -> stands(live, draft, line.at()) ? line : line.withoutStep())
                        .toList(),
                entry.why(),
                entry.details(),
                entry.topicHref());
    }

    private static boolean stands(Scenario live, Scenario draft, String at) {
        return Position.read(at)
                .filter(step -> draft.step(step).isPresent() && draft.step(step).equals(live.step(step)))
                .isPresent();
    }
}
