package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.engine.Why;
import parley.insight.Entry;
import parley.insight.Retention;
import parley.insight.Transcripts;
import parley.insight.Transcripts.Talk;
import parley.insight.Transcripts.Wanted;
import parley.portals.Colleague;
import parley.portals.UserId;
import parley.running.DialogId;
import parley.web.TopicLabels.Option;

/** What a bot and people said to each other: found, read with the why of every turn, and kept for as long as it is wanted. */
final class TranscriptPages {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 100;
    private static final List<String> FILTERS = List.of("words", "person", "topic", "rule", "until");

    private final InsightServices services;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    TranscriptPages(InsightServices services, Clock clock, Pages pages, ErrorPages errors) {
        this.services = services;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void list(Context context) {
        BotPath.with(context, errors, bot -> list(context, bot));
    }

    private void list(Context context, Bot bot) {
        Locale language = Exchange.language(context);
        TopicLabels labels = new TopicLabels(language, bot);
        Transcripts.OfPortal own = services.transcripts().of(bot.portal());
        Wanted wanted = wanted(context);
        // One more than a page tells whether there is another page.
        List<Talk> found = own.find(bot.id(), wanted, PAGE + 1);
        List<Talk> shown = found.subList(0, Math.min(PAGE, found.size()));
        int days = own.daysKept(bot.id());
        String address = "/app/bots/" + bot.id().value() + "/transcripts";
        boolean manager = Exchange.desk(context).permission().mayManage();
        pages.show(
                context,
                "transcripts/list",
                new TranscriptsView(
                        Messages.text(
                                language, "transcripts.title", bot.profile().fullName()),
                        "/app/bots/" + bot.id().value(),
                        address,
                        wanted.words(),
                        wanted.person(),
                        wanted.until() == null ? "" : wanted.until().toString(),
                        labels.options(Objects.requireNonNullElse(wanted.topic(), "")),
                        rules(language, wanted.rule()),
                        !wanted.equals(new Wanted("", "", null, null, null, wanted.before())),
                        shown.stream()
                                .map(talk -> line(language, address, talk))
                                .toList(),
                        found.size() > PAGE
                                ? older(context, address, shown.getLast().newest())
                                : "",
                        days == 0
                                ? Messages.text(language, "transcripts.retention.nothing")
                                : Plural.text(language, "transcripts.retention", days),
                        manager ? keeping(language, days) : List.of(),
                        context.queryParam("kept") == null
                                ? ""
                                : Messages.text(language, "transcripts.retention.saved")));
    }

    private static Wanted wanted(Context context) {
        String topic = typed(context, "topic");
        return new Wanted(
                typed(context, "words"),
                typed(context, "person"),
                topic.isEmpty() ? null : topic,
                rule(typed(context, "rule")),
                day(typed(context, "until")).orElse(null),
                Optional.of(typed(context, "before"))
                        .filter(text -> text.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null));
    }

    private static String typed(Context context, String name) {
        String text = Objects.requireNonNullElse(context.queryParam(name), "").strip();
        return text.substring(0, Math.min(text.length(), LONGEST_SEARCH));
    }

    private static Why.@Nullable Rule rule(String name) {
        return Arrays.stream(Why.Rule.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Option> rules(Locale language, Why.@Nullable Rule chosen) {
        return Stream.concat(
                        Stream.of(new Option("", Messages.text(language, "transcripts.filter.any"), chosen == null)),
                        Arrays.stream(Why.Rule.values())
                                .filter(rule -> rule != Why.Rule.NOT_ADDRESSED && rule != Why.Rule.HUMAN_SPEAKS)
                                .map(rule -> new Option(rule.name(), words(language, rule), rule == chosen)))
                .toList();
    }

    private static String words(Locale language, Why.Rule rule) {
        return Messages.text(language, "transcripts.rule." + rule);
    }

    private static List<Option> keeping(Locale language, int days) {
        return Stream.concat(Retention.CHOICES.stream(), Stream.of(days))
                .distinct()
                .sorted()
                .map(choice -> new Option(
                        Integer.toString(choice),
                        choice == 0
                                ? Messages.text(language, "transcripts.retention.choice.nothing")
                                : Plural.text(language, "transcripts.retention.choice", choice),
                        choice == days))
                .toList();
    }

    private TranscriptsView.Talk line(Locale language, String address, Talk talk) {
        String name = who(language, talk.person(), talk.personName());
        return new TranscriptsView.Talk(
                address + "/" + encoded(talk.dialog().value()) + "/" + talk.day(),
                Avatars.of(new Colleague(new UserId(talk.person()), name)),
                name,
                talk.beginning().isEmpty() ? Messages.text(language, "transcripts.nothing-said") : talk.beginning(),
                Moment.of(language, talk.ended(), clock.instant()),
                Plural.text(language, "transcripts.turns", talk.turns()),
                Messages.text(language, "transcripts.place." + talk.place()),
                talk.missed() == 0 ? "" : Plural.text(language, "transcripts.missed", talk.missed()),
                talk.handedOver() ? Messages.text(language, "transcripts.handed-over") : "");
    }

    private static String who(Locale language, long person, String name) {
        if (!name.isBlank()) {
            return name;
        }
        return person == 0
                ? Messages.text(language, "transcripts.somebody")
                : Messages.text(language, "transcripts.person", Long.toString(person));
    }

    private static String older(Context context, String address, long before) {
        return FILTERS.stream()
                .flatMap(name -> Optional.ofNullable(context.queryParam(name)).stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&", address + "?before=" + before + "&", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    void show(Context context) {
        BotPath.with(context, errors, bot -> {
            List<Entry> entries = day(context.pathParam("day"))
                    .map(day -> services.transcripts()
                            .of(bot.portal())
                            .read(bot.id(), new DialogId(context.pathParam("dialog")), day))
                    .orElse(List.of());
            if (entries.isEmpty()) {
                errors.notFound(context);
            } else {
                show(context, bot, entries);
            }
        });
    }

    private void show(Context context, Bot bot, List<Entry> entries) {
        Locale language = Exchange.language(context);
        Optional<Entry> known =
                entries.stream().filter(entry -> entry.person() != 0).findFirst();
        String who = known.map(entry -> who(language, entry.person(), entry.personName()))
                .orElseGet(() -> Messages.text(language, "transcripts.somebody"));
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(entries.getFirst().day());
        boolean manager = Exchange.desk(context).permission().mayManage();
        TurnLines lines = new TurnLines(language, new TopicLabels(language, bot), clock.instant());
        pages.show(
                context,
                "transcripts/talk",
                new TalkView(
                        Messages.text(language, "transcripts.talk.title", who, day),
                        "/app/bots/" + bot.id().value() + "/transcripts",
                        manager
                                ? known.map(entry -> "/app/erasures/" + entry.person())
                                        .orElse("")
                                : "",
                        entries.stream().map(lines::line).toList()));
    }

    void keep(Context context) {
        BotPath.with(context, errors, bot -> {
            String days = Objects.requireNonNullElse(context.formParam("days"), "");
            boolean kept = days.matches("\\d{1,3}")
                    && services.setRetention()
                            .set(bot, Exchange.session(context).visitor().user(), Integer.parseInt(days));
            context.redirect(
                    "/app/bots/" + bot.id().value() + "/transcripts" + (kept ? "?kept=1" : ""), HttpStatus.SEE_OTHER);
        });
    }
}
