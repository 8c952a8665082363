package parley.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.authoring.Edit;
import parley.engine.Scenario;
import parley.engine.Schedule;

/** The settings of a whole scenario: as they are shown, and what of them an author wishes to be different. */
final class SettingsForm {
    private static final List<String> LANGUAGES = List.of("en", "ru", "de", "es", "fr", "pt", "pl", "tr", "uk");
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})[:.]?(\\d{2})?\\s*[-–—]\\s*(\\d{1,2})[:.]?(\\d{2})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int HOURS = 24;

    private final Map<String, List<String>> fields;
    private final Scenario scenario;

    SettingsForm(Map<String, List<String>> fields, Scenario scenario) {
        this.fields = fields;
        this.scenario = scenario;
    }

    static TopicListView.SettingsView view(Locale language, String address, Scenario scenario) {
        List<TopicListView.ScheduleForm> schedules = new ArrayList<>();
        new TreeMap<>(scenario.schedules()).forEach((name, schedule) -> schedules.add(form(language, name, schedule)));
        schedules.add(form(language, "", new Schedule(scenario.zone(), Map.of(), Set.of())));
        return new TopicListView.SettingsView(
                address + "/settings",
                LANGUAGES.stream()
                        .map(tag -> new StepField.Option(
                                tag,
                                LanguageNames.of(tag, language),
                                tag.equals(scenario.language().getLanguage())))
                        .toList(),
                scenario.zone().getId(),
                zones(),
                scenario.synonyms().stream()
                        .map(set -> set.stream().sorted().collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("\n")),
                Integer.toString(scenario.fallback().afterMisses()),
                Long.toString(scenario.comeback().toHours()),
                schedules);
    }

    /** The time zones that are offered. */
    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/\\w+"))
                .sorted()
                .toList();
    }

    private static TopicListView.ScheduleForm form(Locale language, String name, Schedule schedule) {
        return new TopicListView.ScheduleForm(
                name,
                schedule.zone().getId(),
                Stream.of(DayOfWeek.values())
                        .map(day -> new TopicListView.Day(
                                "hours-" + day,
                                day.getDisplayName(TextStyle.FULL_STANDALONE, language),
                                schedule.weekly().getOrDefault(day, List.of()).stream()
                                        .map(span -> span.from() + "–" + span.to())
                                        .collect(Collectors.joining(", "))))
                        .toList(),
                schedule.holidays().stream().sorted().map(LocalDate::toString).collect(Collectors.joining(", ")));
    }

    /** Only what is different. */
    List<Edit> wishes() {
        List<Edit> wishes = new ArrayList<>();
        String language = one("language");
        if (LANGUAGES.contains(language) && !language.equals(scenario.language().getLanguage())) {
            wishes.add(new Edit.SetLanguage(Locale.forLanguageTag(language)));
        }
        ZoneId zone = zone(one("zone"), scenario.zone());
        if (!zone.equals(scenario.zone())) {
            wishes.add(new Edit.SetZone(zone));
        }
        if (fields.containsKey("synonyms") && !synonyms().equals(scenario.synonyms())) {
            wishes.add(new Edit.SetSynonyms(synonyms()));
        }
        String misses = one("misses");
        if (misses.matches("\\d{1,3}")
                && Integer.parseInt(misses) != scenario.fallback().afterMisses()) {
            wishes.add(new Edit.SetMisses(Integer.parseInt(misses)));
        }
        String comeback = one("comeback");
        if (comeback.matches("\\d{1,4}")
                && !Duration.ofHours(Long.parseLong(comeback)).equals(scenario.comeback())) {
            wishes.add(new Edit.SetComeback(Duration.ofHours(Long.parseLong(comeback))));
        }
        schedules(wishes);
        return wishes;
    }

    private List<Set<String>> synonyms() {
        return one("synonyms")
                .lines()
                .<Set<String>>map(line -> Stream.of(line.split("[,;]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .filter(set -> set.size() > 1)
                .map(Set::copyOf)
                .toList();
    }

    /** The rows come in parallel lists; one whose name was taken away is not wished any more. */
    private void schedules(List<Edit> wishes) {
        List<String> names = fields.getOrDefault("schedule", List.of());
        Set<String> kept = new LinkedHashSet<>();
        for (int row = 0; row < names.size(); row++) {
            String name = BotForm.tidy(names.get(row)).strip();
            if (!name.isEmpty()) {
                kept.add(name);
                Schedule schedule = schedule(row);
                if (!schedule.equals(scenario.schedules().get(name))) {
                    wishes.add(new Edit.PutSchedule(name, schedule));
                }
            }
        }
        if (!names.isEmpty()) {
            scenario.schedules().keySet().stream()
                    .filter(name -> !kept.contains(name))
                    .forEach(name -> wishes.add(new Edit.RemoveSchedule(name)));
        }
    }

    private Schedule schedule(int row) {
        Map<DayOfWeek, List<Schedule.Span>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Schedule.Span> spans = spans(at("hours-" + day, row));
            if (!spans.isEmpty()) {
                weekly.put(day, spans);
            }
        }
        return new Schedule(
                zone(at("schedule-zone", row), scenario.zone()),
                weekly,
                DAY.matcher(at("holidays", row))
                        .results()
                        .flatMap(found -> day(found.group()).stream())
                        .collect(Collectors.toSet()));
    }

    private static List<Schedule.Span> spans(String typed) {
        Matcher matcher = SPAN.matcher(typed);
        List<Schedule.Span> spans = new ArrayList<>();
        while (matcher.find()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = Integer.parseInt(matcher.group(3));
            if (from < HOURS && to <= HOURS) {
                spans.add(new Schedule.Span(time(from, matcher.group(2)), time(to % HOURS, matcher.group(4))));
            }
        }
        return spans;
    }

    private static LocalTime time(int hour, String minute) {
        return LocalTime.of(hour, minute == null ? 0 : Math.min(59, Integer.parseInt(minute)));
    }

    private static java.util.Optional<LocalDate> day(String typed) {
        try {
            return java.util.Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException _) {
            return java.util.Optional.empty();
        }
    }

    private static ZoneId zone(String typed, ZoneId otherwise) {
        try {
            return typed.isBlank() ? otherwise : ZoneId.of(typed.strip());
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    private String one(String name) {
        return at(name, 0);
    }

    private String at(String name, int row) {
        List<String> values = fields.getOrDefault(name, List.of());
        return row < values.size() ? BotForm.tidy(values.get(row)).strip() : "";
    }
}
