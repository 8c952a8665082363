package parley.bitrix24;

import java.util.Arrays;
import java.util.List;

/** One line of {@code bitrix24/turned-away.txt}, which says what each column means. */
public record OpeningRow(String call, String code, List<Integer> statuses, String reason) {

    public static List<OpeningRow> all() {
        return ErrorRow.lines("turned-away.txt").map(OpeningRow::read).toList();
    }

    private static OpeningRow read(String line) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        return new OpeningRow(
                cells[0],
                cells[1],
                Arrays.stream(cells[2].split(" ")).map(Integer::valueOf).toList(),
                cells[3]);
    }

    @Override
    public String toString() {
        return call + " " + code;
    }
}
