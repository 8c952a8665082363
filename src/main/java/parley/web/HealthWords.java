package parley.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.BotId;
import parley.authoring.Problem;
import parley.health.Backlog;
import parley.health.Check;
import parley.health.Finding;
import parley.health.Finding.Reason;
import parley.health.Finding.State;
import parley.portals.Mishap;

/** Puts findings and mishaps into words. */
final class HealthWords {
    private static final Set<Reason> CHANGING =
            EnumSet.of(Reason.ANSWER_AWAITED, Reason.WAY_OUT_ONLY, Reason.NOT_HEARD_YET);
    /** So that a page that was left open does not ask for ever. */
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(10);

    private final Locale language;
    private final List<Bot> bots;
    private final Instant now;

    HealthWords(Locale language, List<Bot> bots, Instant now) {
        this.language = language;
        this.bots = List.copyOf(bots);
        this.now = now;
    }

    HealthView.Line line(Finding finding) {
        BotId bot = finding.bot();
        String id = bot == null ? name(finding.check()) : name(finding.check()) + "-" + bot.value();
        return new HealthView.Line(
                id,
                "/app/health/lines/" + id,
                title(finding),
                bot == null ? "" : "/app/bots/" + bot.value(),
                state(finding.state()),
                text(finding),
                Moments.of(language, finding.moment(), now),
                advice(finding),
                repair(finding),
                watched(finding));
    }

    private static String name(Check check) {
        return check.name().toLowerCase(Locale.ROOT);
    }

    private String title(Finding finding) {
        String key = "health.check." + finding.check();
        return finding.bot() == null
                ? Messages.text(language, key)
                : Messages.text(
                        language,
                        key,
                        find(finding.bot()).map(HealthWords::name).orElse(""));
    }

    private Optional<Bot> find(BotId id) {
        return bots.stream().filter(bot -> bot.id().equals(id)).findFirst();
    }

    private static String name(Bot bot) {
        return bot.profile().fullName();
    }

    private HealthView.State state(State state) {
        String variant = switch (state) {
            case GOOD -> "badge--good";
            case BAD -> "badge--bad";
            case WAITING -> "badge--waiting";
            case CHECKING -> "badge--checking";
        };
        return new HealthView.State(variant, Messages.text(language, "health.state." + state));
    }

    private String text(Finding finding) {
        List<Object> values = new ArrayList<>();
        for (Object detail : finding.details()) {
            values.add(detail instanceof Problem.Kind kind ? Problems.brief(language, kind) : detail);
        }
        return Messages.text(language, "health.reason." + finding.reason(), values.toArray());
    }

    private String advice(Finding finding) {
        return switch (finding.remedy()) {
            case NONE, BIND_AGAIN, REGISTER_AGAIN, TEST, RETRY -> "";
            case CONNECT_AGAIN, OPEN_FROM_MENU, UPDATE_APPLICATION, ANSWER_THE_BOT, SET_THE_CLOCK, PAY, CHECK_LATER ->
                Messages.text(language, "health.advice." + finding.remedy());
        };
    }

    private HealthView.Repair repair(Finding finding) {
        return switch (finding.remedy()) {
            case BIND_AGAIN -> button("/app/health/bindings", "health.repair");
            case REGISTER_AGAIN -> register(finding.bot());
            case TEST -> button("/app/health/tests", "health.test");
            case ANSWER_THE_BOT -> button("/app/health/tests", "health.test.again");
            case RETRY -> button("/app/health/retries", "health.retry");
            case CONNECT_AGAIN -> new HealthView.Repair("/app", Messages.text(language, "health.connect"), true);
            case NONE, OPEN_FROM_MENU, UPDATE_APPLICATION, SET_THE_CLOCK, PAY, CHECK_LATER -> HealthView.Repair.NONE;
        };
    }

    private HealthView.Repair register(@Nullable BotId bot) {
        return bot == null
                ? HealthView.Repair.NONE
                : button("/app/health/registrations/" + bot.value(), "health.repair");
    }

    private HealthView.Repair button(String action, String key) {
        return new HealthView.Repair(action, Messages.text(language, key), false);
    }

    private boolean watched(Finding finding) {
        return finding.state() == State.CHECKING
                ? finding.reason() != Reason.ASKING
                : CHANGING.contains(finding.reason())
                        && (finding.moment() == null
                                || finding.moment().plus(LONGEST_WATCH).isAfter(now));
    }

    HealthView.Aside aside(Backlog.Aside aside) {
        String whose = whose(String.valueOf(aside.bot())).orElseGet(() -> Messages.text(language, "health.aside.bot"));
        return new HealthView.Aside(
                aside.id(),
                Messages.text(language, "health.aside." + aside.what(), whose),
                Messages.text(language, "health.aside.why." + aside.why(), aside.code(), Long.toString(aside.id())),
                Moments.of(language, aside.since(), now));
    }

    /** @param bot by its number or by its code */
    private Optional<String> whose(String bot) {
        return bots.stream()
                .filter(each -> bot.equals(String.valueOf(each.registration().number())) || bot.equals(each.code()))
                .map(HealthWords::name)
                .findFirst();
    }

    HealthView.Trouble trouble(Mishap mishap) {
        String whose = whose(mishap.bot()).orElse(mishap.bot());
        return new HealthView.Trouble(
                Messages.text(language, "health.mishap." + mishap.act(), whose),
                Messages.text(language, "health.mishap.kind." + mishap.kind(), mishap.code()),
                Messages.text(language, "health.mishap.often", mishap.times()),
                Moments.of(language, mishap.lastAt(), now));
    }
}
