package parley.sandbox.portal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is addressed in a text, and what remains of it (bots-v1.md, 9.4). */
record Mentions(Set<Long> ids, String remainder) {
    /** A comma straight behind the mention goes with it, anything else stays (samples/v1-message-*-group*.form). */
    private static final Pattern MENTION =
            Pattern.compile("\\[USER=(\\d+)(?: REPLACE)?].*?\\[/USER],?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static Mentions in(String text) {
        Set<Long> ids = new LinkedHashSet<>();
        MENTION.matcher(text).results().forEach(match -> ids.add(Long.parseLong(match.group(1))));
        return new Mentions(ids, MENTION.matcher(text).replaceAll("").strip());
    }

    /** The first one mentioned, 0 for everybody. */
    long first() {
        return ids.stream().findFirst().orElse(0L);
    }
}
