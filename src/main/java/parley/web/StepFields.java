package parley.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Text;

/**
 * Makes the fields of a step, labelled in one language.
 *
 * @param people names of employees, by their numbers
 */
record StepFields(Locale language, Function<Long, String> people) {

    StepField words(String name, String label, Text value) {
        return named(StepField.Type.WORDS, name, label, "", value.source());
    }

    StepField line(String name, String label, Text value) {
        return named(StepField.Type.LINE, name, label, "", value.source());
    }

    StepField name(String name, String label, String value) {
        return named(StepField.Type.NAME, name, label, "", value);
    }

    StepField number(String name, String label, String value) {
        return named(StepField.Type.NUMBER, name, label, "", value);
    }

    StepField check(String name, String label, boolean checked) {
        return named(StepField.Type.CHECK, name, label, "", checked ? "yes" : "");
    }

    StepField named(StepField.Type type, String name, String label, String hint, String value) {
        return StepField.of(type, name, text(label), hint.isEmpty() ? "" : text(hint), value);
    }

    StepField select(String name, String label, List<StepField.Option> options) {
        return new StepField(StepField.Type.SELECT, name, text(label), "", "", options, List.of(), List.of());
    }

    StepField length(String name, String label, @Nullable Duration length) {
        boolean none = length == null || length.isZero();
        Lengths.Parts parts =
                length == null || length.isZero() ? new Lengths.Parts(0, Lengths.Unit.MINUTES) : Lengths.split(length);
        return new StepField(
                StepField.Type.LENGTH,
                name,
                text(label),
                "",
                none ? "" : Long.toString(parts.number()),
                each(Lengths.Unit.values(), "topics.unit.", parts.unit()),
                List.of(),
                List.of());
    }

    StepField employees(String name, String label, List<Long> numbers) {
        return new StepField(
                StepField.Type.PEOPLE,
                name,
                text(label),
                "",
                "",
                numbers.stream()
                        .map(number -> new StepField.Option(Long.toString(number), people.apply(number), true))
                        .toList(),
                List.of(),
                List.of());
    }

    /** One row for each thing there is, and one for the next. */
    <T> StepField rows(String name, String label, Stream<T> there, Function<@Nullable T, List<StepField.Cell>> cells) {
        List<StepField.Row> rows = new ArrayList<>();
        there.forEach(each -> rows.add(new StepField.Row(Integer.toString(rows.size()), cells.apply(each))));
        rows.add(new StepField.Row("", cells.apply(null)));
        return new StepField(StepField.Type.ROWS, name, text(label), "", "", List.of(), rows, List.of());
    }

    static List<StepField.Cell> cells(StepField.Cell... cells) {
        return List.of(cells);
    }

    StepField.Cell cell(String name, String label, String value) {
        return new StepField.Cell(name, text(label), value, List.of());
    }

    StepField.Cell chosen(String name, String label, List<StepField.Option> options) {
        return new StepField.Cell(name, text(label), "", options);
    }

    <E extends Enum<E>> List<StepField.Option> each(E[] values, String key, E chosen) {
        return Arrays.stream(values)
                .map(value -> new StepField.Option(value.name(), text(key + value), value == chosen))
                .toList();
    }

    String text(String key, Object... values) {
        return Messages.text(language, key, values);
    }
}
