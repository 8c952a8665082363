package parley.chaos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One message of a person, told apart from all others by its text, which the bot repeats. */
record Line(String dialog, int number) {
    private static final Pattern TEXT = Pattern.compile("(\\w+ \\d+ \\d+) n(\\d+)");

    String text() {
        return dialog + " n" + number;
    }

    static Optional<Line> read(String text) {
        Matcher line = TEXT.matcher(text);
        return line.matches()
                ? Optional.of(new Line(line.group(1), Integer.parseInt(line.group(2))))
                : Optional.empty();
    }
}
