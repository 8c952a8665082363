package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.health.Check;
import parley.health.Checkup;
import parley.health.Finding;
import parley.health.Finding.Reason;
import parley.health.RunTrial;
import parley.health.SettleAside;
import parley.portals.Mishaps;
import parley.portals.PortalId;
import parley.portals.Visitor;

/** The health of a portal: what is right, what is not, and the buttons that repair it. */
final class HealthPages {
    private static final Pattern LINE = Pattern.compile("([a-z]{3,20})(?:-(\\d{1,18}))?");
    /** The page comes without what takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final List<Reason> UNPROVEN =
            List.of(Reason.NOT_TESTED, Reason.BOTH_HALVES, Reason.WAY_OUT_ONLY, Reason.WAY_OUT_FAILED);

    private final Checkup checkup;
    private final SettleAside settleAside;
    private final RunTrial runTrial;
    private final Mishaps mishaps;
    private final Pages pages;
    private final ErrorPages errors;
    private final Clock clock;

    HealthPages(
            Checkup checkup,
            SettleAside settleAside,
            RunTrial runTrial,
            Mishaps mishaps,
            Pages pages,
            ErrorPages errors,
            Clock clock) {
        this.checkup = checkup;
        this.settleAside = settleAside;
        this.runTrial = runTrial;
        this.mishaps = mishaps;
        this.pages = pages;
        this.errors = errors;
        this.clock = clock;
    }

    void show(Context context) {
        show(context, "health/page", checkup.known(portal(context)), false);
    }

    void lines(Context context) {
        show(context, "health/page :: findings", checkup.all(portal(context)), true);
    }

    void line(Context context) {
        Matcher name = LINE.matcher(context.pathParam("line"));
        Optional<Check> check = name.matches() ? check(name.group(1)) : Optional.empty();
        if (check.isEmpty() || (check.get() == Check.BOT) != (name.group(2) != null)) {
            errors.notFound(context);
        } else {
            showLine(context, check.get(), name.group(2) == null ? null : new BotId(Long.parseLong(name.group(2))));
        }
    }

    void bind(Context context) {
        checkup.bindAgain(portal(context));
        showLine(context, Check.BINDINGS, null);
    }

    void register(Context context) {
        String id = context.pathParam("id");
        Optional<BotId> bot = id.matches("\\d{1,18}")
                ? Exchange.desk(context).find(new BotId(Long.parseLong(id))).map(found -> found.id())
                : Optional.empty();
        if (bot.isEmpty()) {
            errors.notFound(context);
        } else {
            checkup.registerAgain(
                    portal(context), Exchange.session(context).visitor().user(), bot.get());
            showLine(context, Check.BOT, bot.get());
        }
    }

    void retry(Context context) {
        checkup.retry(portal(context));
        showSettled(context, "retried");
    }

    void retryOne(Context context) {
        settle(context, id -> settleAside.retry(portal(context), id));
    }

    void dropOne(Context context) {
        settle(
                context,
                id -> settleAside.drop(
                        portal(context), Exchange.session(context).visitor().user(), id));
    }

    /** What is not there any more was settled in another window, or is another portal's. */
    private void settle(Context context, LongPredicate decision) {
        String id = context.pathParam("id");
        if (id.matches("\\d{1,18}") && decision.test(Long.parseLong(id))) {
            showSettled(context, "settled");
        } else {
            errors.notFound(context);
        }
    }

    private void showSettled(Context context, String fragment) {
        HealthWords words = words(context);
        pages.show(
                context,
                "health/aside :: " + fragment,
                new HealthView.Settled(
                        checkup.one(portal(context), Check.ASIDE, null).stream()
                                .map(words::line)
                                .toList(),
                        aside(context, words)));
    }

    private List<HealthView.Aside> aside(Context context, HealthWords words) {
        return settleAside.look(portal(context)).stream().map(words::aside).toList();
    }

    /** A form that was sent as a page leads to the page; a button of the page gets the lines it changed. */
    void test(Context context) {
        begin(Exchange.session(context).visitor(), Exchange.language(context));
        if (!Exchange.fromScript(context) || context.header("HX-Boosted") != null) {
            context.redirect("/app/health", HttpStatus.SEE_OTHER);
        } else {
            List<Finding> changed = new ArrayList<>();
            for (Check check : List.of(Check.LOOP, Check.ARRIVALS)) {
                checkup.one(portal(context), check, null).ifPresent(changed::add);
            }
            showLines(context, changed);
        }
    }

    /** A word to somebody whose bots were never proven to be heard; empty for everybody else. */
    void invite(Context context) {
        PortalId portal = portal(context);
        boolean talks = Exchange.desk(context).all().stream()
                .anyMatch(bot -> bot.registration().number() != null);
        boolean unproven = checkup.one(portal, Check.LOOP, null)
                .filter(finding -> UNPROVEN.contains(finding.reason()))
                .isPresent();
        if (talks && unproven) {
            pages.show(context, "health/invitation :: invitation", Pages.NOTHING);
        } else {
            context.contentType("text/html; charset=utf-8").result("");
        }
    }

    /** Tests for a person, and waits as long as a page may; answers what is known then. */
    InstalledView begin(Visitor visitor, Locale language) {
        runTrial.begin(
                        visitor.portal(),
                        visitor.user(),
                        new RunTrial.Words(
                                Messages.text(language, "health.test.notice"),
                                Messages.text(language, "health.test.invitation"),
                                Messages.text(language, "health.test.confirmation")))
                .copy()
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return InstalledView.of(runTrial.last(visitor.portal()));
    }

    private static Optional<Check> check(String name) {
        for (Check check : Check.values()) {
            if (check.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    private void show(Context context, String template, List<Finding> findings, boolean complete) {
        HealthWords words = words(context);
        pages.show(
                context,
                template,
                new HealthView(
                        findings.stream().map(words::line).toList(),
                        complete,
                        aside(context, words),
                        mishaps.of(portal(context)).stream().map(words::trouble).toList()));
    }

    private void showLine(Context context, Check check, @Nullable BotId bot) {
        checkup.one(portal(context), check, bot)
                .ifPresentOrElse(finding -> showLines(context, List.of(finding)), () -> errors.notFound(context));
    }

    private void showLines(Context context, List<Finding> findings) {
        HealthWords words = words(context);
        pages.show(
                context,
                "health/lines :: part",
                new HealthView.Part(findings.stream().map(words::line).toList()));
    }

    private HealthWords words(Context context) {
        return new HealthWords(
                Exchange.language(context), Exchange.desk(context).all(), clock.instant());
    }

    private static PortalId portal(Context context) {
        return Exchange.session(context).visitor().portal();
    }
}
