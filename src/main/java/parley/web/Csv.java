package parley.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A table for spreadsheet programs, which are kept from taking any text for a formula. */
final class Csv {
    /** Tells these programs that the text is UTF-8. */
    private static final char MARK = '\uFEFF';

    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder().append(MARK);

    /** Numbers stay numbers. */
    void row(List<?> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Object cell) {
        if (cell instanceof Number) {
            return cell.toString();
        }
        String written = cell.toString();
        boolean formula = !written.isEmpty() && STARTS_FORMULA.indexOf(written.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + written.replace("\"", "\"\"") + '"';
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
