package parley.bitrix24.wire;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole numbers as the platform writes them: digits in a text, in forms and often in JSON too (v1-vs-v2.md, traps). */
public final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private Numbers() {}

    public static OptionalLong parse(String text) {
        return WHOLE.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Only what PHP would count as the place in a list. */
    public static OptionalLong parseIndex(String text) {
        // Asked for each step of each key, and hardly one is a number.
        boolean perhaps = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        return perhaps && INDEX.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
