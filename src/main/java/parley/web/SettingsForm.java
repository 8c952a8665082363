package parley.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Edit;
import parley.engine.Scenario;
import parley.engine.Schedule;

/** The settings of a whole scenario: as they are shown, and what of them an author wishes to be different. */
final class SettingsForm {
    private static final List<String> LANGUAGES = List.of("en", "ru", "de", "es", "fr", "pt", "pl", "tr", "uk");
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})[:.]?(\\d{2})?\\s*[-–—]\\s*(\\d{1,2})[:.]?(\\d{2})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String MISSES = "\\d{1,3}";
    private static final String COMEBACK = "\\d{1,4}";
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final String BASE = "base-";
    private static final String SCHEDULE = "schedule-";

    private final Map<String, List<String>> fields;
    private final Scenario scenario;
    private final Map<String, String> bases = new TreeMap<>();

    SettingsForm(Map<String, List<String>> fields, Scenario scenario) {
        this.fields = fields;
        this.scenario = scenario;
        fields.keySet().stream()
                .filter(name -> name.startsWith(BASE))
                .forEach(name -> bases.put(name.substring(BASE.length()), one(name)));
        if (bases.isEmpty()) {
            bases.putAll(basesOf(scenario));
        }
    }

    static TopicListView.SettingsView view(Locale language, String address, Scenario scenario) {
        List<TopicListView.ScheduleForm> schedules = new ArrayList<>();
        new TreeMap<>(scenario.schedules()).forEach((name, schedule) -> schedules.add(form(language, name, schedule)));
        schedules.add(form(language, "", closed(scenario)));
        return new TopicListView.SettingsView(
                address + "/settings",
                LANGUAGES.stream()
                        .map(tag -> new StepField.Option(
                                tag,
                                LanguageNames.of(tag, language),
                                tag.equals(scenario.language().getLanguage())))
                        .toList(),
                name(scenario.zone()),
                zones(),
                lines(scenario.synonyms()),
                Integer.toString(scenario.fallback().afterMisses()),
                Long.toString(scenario.comeback().toHours()),
                schedules,
                basesOf(scenario));
    }

    private static String lines(List<Set<String>> synonyms) {
        return synonyms.stream()
                .map(set -> set.stream().sorted().collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> basesOf(Scenario scenario) {
        Map<String, String> bases = shown(scenario);
        bases.replaceAll((_, words) -> Drafting.digest(words));
        return bases;
    }

    /** Each setting in the words that it is shown with; one that is not there has none. */
    private static Map<String, String> shown(Scenario scenario) {
        Map<String, String> shown = new TreeMap<>(Map.of(
                "language", scenario.language().getLanguage(),
                "zone", name(scenario.zone()),
                "synonyms", lines(scenario.synonyms()),
                "misses", Integer.toString(scenario.fallback().afterMisses()),
                "comeback", Long.toString(scenario.comeback().toHours())));
        scenario.schedules().forEach((name, schedule) -> shown.put(SCHEDULE + name, words(name, schedule)));
        return shown;
    }

    private static String words(String name, Schedule schedule) {
        return form(Locale.ROOT, name, schedule).toString();
    }

    /** What people call it: nobody knows UTC as “Z”. */
    static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The time zones that are offered. */
    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/\\w+"))
                .sorted()
                .toList();
    }

    private static Schedule closed(Scenario scenario) {
        return new Schedule(scenario.zone(), Map.of(), Set.of());
    }

    private static TopicListView.ScheduleForm form(Locale language, String name, Schedule schedule) {
        return new TopicListView.ScheduleForm(
                name,
                name(schedule.zone()),
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

    /** A change of one setting to what is typed. */
    record Wish(String part, String words, Edit edit) {}

    /** Only what the author made different from what was shown, and is different from the draft. */
    List<Wish> wishes() {
        Map<String, String> now = shown(scenario);
        return typed().stream()
                .filter(wish -> !isBase(wish.part(), wish.words()))
                .filter(wish -> !wish.words().equals(now.getOrDefault(wish.part(), "")))
                .toList();
    }

    /** Whether no colleague changed it since. */
    boolean isAsShown(String part, Scenario now) {
        return isBase(part, shown(now).getOrDefault(part, ""));
    }

    private boolean isBase(String part, String words) {
        return Drafting.digest(words).equals(bases.getOrDefault(part, Drafting.digest("")));
    }

    /** What the page knows of the settings: what it showed, and of those that were wished what became of them. */
    Map<String, String> bases(Scenario now) {
        Map<String, String> known = new TreeMap<>(bases);
        Map<String, String> after = basesOf(now);
        for (Wish wish : wishes()) {
            known.put(wish.part(), after.getOrDefault(wish.part(), Drafting.digest("")));
        }
        return known;
    }

    private List<Wish> typed() {
        List<Wish> typed = new ArrayList<>();
        String language = one("language");
        if (LANGUAGES.contains(language)) {
            typed.add(new Wish("language", language, new Edit.SetLanguage(Locale.forLanguageTag(language))));
        }
        ZoneId zone = zone("zone", 0, scenario.zone());
        typed.add(new Wish("zone", name(zone), new Edit.SetZone(zone)));
        if (fields.containsKey("synonyms")) {
            typed.add(new Wish("synonyms", lines(synonyms()), new Edit.SetSynonyms(synonyms())));
        }
        if (one("misses").matches(MISSES)) {
            int misses = Integer.parseInt(one("misses"));
            typed.add(new Wish("misses", Integer.toString(misses), new Edit.SetMisses(misses)));
        }
        if (one("comeback").matches(COMEBACK)) {
            long hours = Long.parseLong(one("comeback"));
            typed.add(new Wish("comeback", Long.toString(hours), new Edit.SetComeback(Duration.ofHours(hours))));
        }
        schedules(typed);
        return typed;
    }

    private List<Set<String>> synonyms() {
        return one("synonyms")
                .lines()
                .map(SettingsForm::words)
                .filter(set -> set.size() > 1)
                .map(Set::copyOf)
                .toList();
    }

    private static Set<String> words(String line) {
        return Stream.of(line.split("[,;]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The rows come in parallel lists; one whose name was taken away is not wished any more. */
    private void schedules(List<Wish> typed) {
        List<String> names = fields.getOrDefault("schedule", List.of());
        Set<String> kept = new LinkedHashSet<>();
        for (int row = 0; row < names.size(); row++) {
            String name = BotForm.tidy(names.get(row)).strip();
            if (!name.isEmpty()) {
                kept.add(name);
                Schedule schedule = schedule(row);
                typed.add(new Wish(SCHEDULE + name, words(name, schedule), new Edit.PutSchedule(name, schedule)));
            }
        }
        if (!names.isEmpty()) {
            scenario.schedules().keySet().stream()
                    .filter(name -> !kept.contains(name) && bases.containsKey(SCHEDULE + name))
                    .forEach(name -> typed.add(new Wish(SCHEDULE + name, "", new Edit.RemoveSchedule(name))));
        }
    }

    /** What is not understood stays as it was. */
    private Schedule schedule(int row) {
        Schedule before = scenario.schedules().getOrDefault(at("schedule", row), closed(scenario));
        Map<DayOfWeek, List<Schedule.Span>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String typed = at("hours-" + day, row);
            List<Schedule.Span> spans =
                    areHours(typed) ? spans(typed) : before.weekly().getOrDefault(day, List.of());
            if (!spans.isEmpty()) {
                weekly.put(day, spans);
            }
        }
        String holidays = at("holidays", row);
        return new Schedule(
                zone("schedule-zone", row, before.zone()),
                weekly,
                areDays(holidays) ? days(holidays) : before.holidays());
    }

    private static List<Schedule.Span> spans(String typed) {
        Matcher matcher = SPAN.matcher(typed);
        List<Schedule.Span> spans = new ArrayList<>();
        while (matcher.find()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = Integer.parseInt(matcher.group(3));
            int fromMinute = minute(matcher.group(2));
            int toMinute = minute(matcher.group(4));
            if (from < HOURS && to <= HOURS && fromMinute < MINUTES && toMinute < MINUTES) {
                spans.add(new Schedule.Span(LocalTime.of(from, fromMinute), LocalTime.of(to % HOURS, toMinute)));
            }
        }
        return spans;
    }

    private static int minute(@Nullable String typed) {
        return typed == null ? 0 : Integer.parseInt(typed);
    }

    private static Set<LocalDate> days(String typed) {
        return DAY.matcher(typed)
                .results()
                .flatMap(found -> day(found.group()).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Another name of the same zone is no change. */
    private ZoneId zone(String name, int row, ZoneId before) {
        return zone(at(name, row))
                .filter(zone -> !zone.normalized().equals(before.normalized()))
                .orElse(before);
    }

    private static Optional<ZoneId> zone(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The first thing that was typed and is not understood, in a sentence. All else is wished all the same. */
    Optional<String> problem(Locale language) {
        return Stream.of(
                        unread(
                                language,
                                "topics.problem.zone",
                                "zone",
                                typed -> zone(typed).isPresent()),
                        unread(language, "topics.problem.whole", "misses", typed -> typed.matches(MISSES)),
                        unread(language, "topics.problem.whole", "comeback", typed -> typed.matches(COMEBACK)),
                        one("synonyms")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && words(line).size() < 2)
                                .map(line -> Messages.text(language, "topics.problem.synonym", line)),
                        unread(
                                language,
                                "topics.problem.zone",
                                "schedule-zone",
                                typed -> zone(typed).isPresent()),
                        Stream.of(DayOfWeek.values())
                                .flatMap(day -> unread(
                                        language, "topics.problem.hours", "hours-" + day, SettingsForm::areHours)),
                        unread(language, "topics.problem.days", "holidays", SettingsForm::areDays),
                        nameless(language))
                .flatMap(problems -> problems)
                .findFirst();
    }

    private Stream<String> unread(Locale language, String key, String name, Predicate<String> understood) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(typed -> BotForm.tidy(typed).strip())
                .filter(typed -> !typed.isEmpty() && !understood.test(typed))
                .map(typed -> Messages.text(language, key, typed));
    }

    private static boolean areHours(String typed) {
        return isSeparator(SPAN.matcher(typed).replaceAll(""))
                && spans(typed).size() == SPAN.matcher(typed).results().count();
    }

    private static boolean areDays(String typed) {
        return isSeparator(DAY.matcher(typed).replaceAll(""))
                && DAY.matcher(typed)
                        .results()
                        .allMatch(found -> day(found.group()).isPresent());
    }

    private static boolean isSeparator(String rest) {
        return rest.matches("[\\s,;]*");
    }

    /** Hours without a name cannot be kept. */
    private Stream<String> nameless(Locale language) {
        List<String> names = fields.getOrDefault("schedule", List.of());
        return IntStream.range(0, names.size())
                .filter(row -> at("schedule", row).isEmpty() && isNew(row))
                .filter(row -> !at("holidays", row).isEmpty()
                        || Stream.of(DayOfWeek.values())
                                .anyMatch(day -> !at("hours-" + day, row).isEmpty()))
                .mapToObj(_ -> Messages.text(language, "topics.problem.nameless"));
    }

    /** The last row is the one for new hours; a name that was taken away removes hours there are. */
    private boolean isNew(int row) {
        return row == fields.getOrDefault("schedule", List.of()).size() - 1;
    }

    private String one(String name) {
        return at(name, 0);
    }

    private String at(String name, int row) {
        List<String> values = fields.getOrDefault(name, List.of());
        return row < values.size() ? BotForm.tidy(values.get(row)).strip() : "";
    }
}
