package parley.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.authoring.Bot;
import parley.engine.Position;
import parley.insight.Numbers;
import parley.insight.Numbers.Period;
import parley.insight.Numbers.Sums;
import parley.web.NumbersView.Chart;
import parley.web.NumbersView.Row;
import parley.web.QuestionsView.Tab;

/** How often what happened with a bot, in charts, tables and a file. */
final class NumberPages {
    private static final List<Integer> PERIODS = List.of(7, 30, 90);

    /** The columns of sums, in the order in which they are shown. */
    private enum Column {
        CONVERSATIONS,
        PEOPLE,
        ANSWERED,
        MISSED,
        HANDED_OVER;

        long of(Sums sums) {
            return switch (this) {
                case CONVERSATIONS -> sums.conversations();
                case PEOPLE -> sums.people();
                case ANSWERED -> sums.answered();
                case MISSED -> sums.missed();
                case HANDED_OVER -> sums.handedOver();
            };
        }

        String label(Locale language) {
            return Messages.text(language, "numbers.column." + this);
        }
    }

    private final Numbers numbers;
    private final Clock clock;
    private final Pages pages;
    private final ErrorPages errors;

    NumberPages(Numbers numbers, Clock clock, Pages pages, ErrorPages errors) {
        this.numbers = numbers;
        this.clock = clock;
        this.pages = pages;
        this.errors = errors;
    }

    void show(Context context) {
        BotPath.with(context, errors, bot -> show(context, bot));
    }

    private void show(Context context, Bot bot) {
        Locale language = Exchange.language(context);
        TopicLabels labels = new TopicLabels(language, bot);
        int days = days(context);
        LocalDate today = today(bot);
        Period period = find(bot, days);
        String address = "/app/bots/" + bot.id().value() + "/numbers";
        pages.show(
                context,
                "numbers/page",
                new NumbersView(
                        Messages.text(language, "numbers.title", bot.profile().fullName()),
                        "/app/bots/" + bot.id().value(),
                        PERIODS.stream()
                                .map(each -> new Tab(
                                        address + "?days=" + each,
                                        Plural.text(language, "numbers.period", each),
                                        each == days))
                                .toList(),
                        period.days().isEmpty(),
                        Stream.of(Column.values())
                                .map(column -> new NumbersView.Sum(
                                        column.label(language), Long.toString(column.of(period.whole()))))
                                .toList(),
                        byDay(language, period, today, days),
                        byHour(language, period),
                        period.topics().stream()
                                .map(topic -> new NumbersView.TopicRow(
                                        labels.name(topic.topic()),
                                        labels.address(
                                                new Position(new Position.Root.OfTopic(topic.topic()), List.of())),
                                        topic.sums().conversations(),
                                        topic.sums().people(),
                                        topic.sums().answered(),
                                        topic.sums().missed(),
                                        topic.sums().handedOver()))
                                .toList(),
                        period.left().stream()
                                .map(left -> new NumbersView.LeftRow(
                                        labels.name(left.step()), labels.address(left.step()), left.conversations()))
                                .toList(),
                        counted(language, bot),
                        address + "/table?days=" + days,
                        "numbers-" + bot.code() + "-" + days + ".csv"));
    }

    private static int days(Context context) {
        String typed = Objects.requireNonNullElse(context.queryParam("days"), "");
        return PERIODS.stream()
                .filter(each -> Integer.toString(each).equals(typed))
                .findFirst()
                .orElse(30);
    }

    private LocalDate today(Bot bot) {
        return LocalDate.ofInstant(clock.instant(), bot.scenario().zone());
    }

    private Period find(Bot bot, int days) {
        LocalDate today = today(bot);
        return numbers.of(bot.portal()).find(bot.id(), today.minusDays(days - 1L), today);
    }

    private String counted(Locale language, Bot bot) {
        return numbers.countedUntil()
                .map(moment -> Messages.text(language, "numbers.counted", time(language, bot, moment)))
                .orElseGet(() -> Messages.text(language, "numbers.not-counted"));
    }

    private static String time(Locale language, Bot bot, Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .format(LocalDateTime.ofInstant(moment, bot.scenario().zone()));
    }

    /** A row for every day, also for those on which nothing happened. */
    private static Chart byDay(Locale language, Period period, LocalDate today, int days) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(language);
        return new Chart(
                "days",
                Messages.text(language, "numbers.days"),
                "line",
                List.of(
                        Messages.text(language, "numbers.day"),
                        Column.CONVERSATIONS.label(language),
                        Column.ANSWERED.label(language),
                        Column.MISSED.label(language)),
                IntStream.range(0, days)
                        .mapToObj(number -> today.minusDays(days - 1L - number))
                        .map(day -> new Row(
                                format.format(day),
                                period.days().stream()
                                        .filter(each -> each.day().equals(day))
                                        .findFirst()
                                        .map(each -> List.of(
                                                each.sums().conversations(),
                                                each.sums().answered(),
                                                each.sums().missed()))
                                        .orElse(List.of(0L, 0L, 0L))))
                        .toList());
    }

    private static Chart byHour(Locale language, Period period) {
        return new Chart(
                "hours",
                Messages.text(language, "numbers.hours"),
                "bar",
                List.of(Messages.text(language, "numbers.hour"), Messages.text(language, "numbers.messages")),
                IntStream.range(0, 24)
                        .mapToObj(hour -> new Row(
                                "%d:00".formatted(hour), List.of(period.hours().getOrDefault(hour, 0L))))
                        .toList());
    }

    /** The same as a file for spreadsheets. */
    void table(Context context) {
        BotPath.with(context, errors, bot -> {
            Locale language = Exchange.language(context);
            TopicLabels labels = new TopicLabels(language, bot);
            Period period = find(bot, days(context));
            Csv csv = new Csv();
            csv.row(heading(language, "numbers.day"));
            period.days().forEach(day -> csv.row(row(day.day().toString(), day.sums())));
            csv.row(List.of());
            csv.row(heading(language, "numbers.topic"));
            csv.row(row(Messages.text(language, "numbers.whole"), period.whole()));
            period.topics().forEach(topic -> csv.row(row(labels.name(topic.topic()), topic.sums())));
            csv.row(List.of());
            csv.row(List.of(Messages.text(language, "numbers.step"), Messages.text(language, "numbers.left")));
            period.left().forEach(left -> csv.row(List.of(labels.name(left.step()), left.conversations())));
            csv.row(List.of());
            csv.row(List.of(Messages.text(language, "numbers.hour"), Messages.text(language, "numbers.messages")));
            IntStream.range(0, 24)
                    .forEach(hour -> csv.row(List.of(hour, period.hours().getOrDefault(hour, 0L))));
            String name = "numbers-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".csv";
            context.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .result(csv.bytes());
        });
    }

    private static List<Object> heading(Locale language, String first) {
        return Stream.concat(
                        Stream.<Object>of(Messages.text(language, first)),
                        Stream.of(Column.values()).map(column -> column.label(language)))
                .toList();
    }

    private static List<Object> row(String name, Sums sums) {
        return Stream.concat(Stream.<Object>of(name), Stream.of(Column.values()).map(column -> column.of(sums)))
                .toList();
    }
}
