package parley.bitrix24;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One line of {@code bitrix24/errors.txt}, which says what each column means.
 *
 * @param method that is refused; {@code *} for any
 */
public record ErrorRow(
        String method,
        String code,
        List<Integer> statuses,
        String retried,
        String failure,
        String standing,
        String problem,
        String field,
        String effect) {

    /** Whether there is a code at all; otherwise the answer is none of the portal's. */
    public boolean coded() {
        return !code.startsWith("(");
    }

    public boolean isOf(String method) {
        return this.method.equals(method);
    }

    /** Whether an author learns of it, one way or the other. */
    public boolean hasAuthor() {
        return !problem.equals("-");
    }

    public static List<ErrorRow> all() {
        return lines("errors.txt").map(ErrorRow::read).toList();
    }

    public static Stream<ErrorRow> of(String method) {
        return all().stream().filter(row -> row.isOf(method));
    }

    /** The lines of a resource, without remarks. */
    static Stream<String> lines(String name) {
        try (InputStream resource = ErrorRow.class.getResourceAsStream("/bitrix24/" + name)) {
            String text = new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ErrorRow read(String line) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        if (cells.length != 9) {
            throw new IllegalStateException("Not nine cells: " + line);
        }
        List<Integer> statuses =
                Arrays.stream(cells[2].split(" ")).map(Integer::valueOf).toList();
        return new ErrorRow(cells[0], cells[1], statuses, cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
    }

    @Override
    public String toString() {
        return method + " " + code;
    }
}
