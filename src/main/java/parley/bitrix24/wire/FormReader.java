package parley.bitrix24.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a form, pair by pair. Neighbours mostly belong to the same branch, as {@code a[b][c]=1&a[b][d]=2} do, so
 * the branch of the last pair is remembered by its name as it was written.
 */
final class FormReader {
    private static final byte[] OPEN = {'%', '5', 'B'};
    private static final byte[] CLOSE = {'%', '5', 'D'};
    private static final int NOT_PLAIN = -1;

    private final BracketForm form;
    private final byte[] body;
    private @Nullable BracketForm branch;
    private int nameStart;
    private int nameEnd;
    private int branches;

    private FormReader(BracketForm form, byte[] body) {
        this.form = form;
        this.body = body;
    }

    static void read(byte[] body, BracketForm form) throws Malformed {
        new FormReader(form, body).read();
    }

    private void read() throws Malformed {
        int keys = 0;
        for (int start = 0; start < body.length; ) {
            int end = indexOf('&', start, body.length);
            if (end > start) {
                if (++keys > BracketForm.MOST_KEYS) {
                    throw new Malformed("The form has more than " + BracketForm.MOST_KEYS + " keys");
                }
                readPair(start, end);
            }
            start = end + 1;
        }
    }

    private int indexOf(char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    private void readPair(int start, int end) throws Malformed {
        int equals = indexOf('=', start, end);
        String value = equals < end ? Percent.decode(body, equals + 1, end) : "";
        int step = lastStep(start, equals);
        if (branch != null && step != NOT_PLAIN && isOfBranch(start, step - OPEN.length, equals)) {
            branch.put(Percent.decode(body, step, equals - CLOSE.length), limited(value));
            return;
        }
        branch = null;
        List<String> steps = split(Percent.decode(body, start, equals));
        if (!steps.isEmpty()) {
            List<String> way = steps.subList(0, steps.size() - 1);
            branches += way.size();
            if (branches > BracketForm.MOST_BRANCHES) {
                throw new Malformed("The form changes its branch too often");
            }
            BracketForm there = form.descend(way);
            there.put(steps.getLast(), limited(value));
            // An empty step means another branch each time.
            if (step != NOT_PLAIN && !way.isEmpty() && !way.contains("")) {
                branch = there;
                nameStart = start;
                nameEnd = step - OPEN.length;
            }
        }
    }

    private static String limited(String value) throws Malformed {
        if (value.length() > BracketForm.LONGEST_VALUE) {
            throw new Malformed("A value is longer than " + BracketForm.LONGEST_VALUE + " characters");
        }
        return value;
    }

    /** Where the last step of the key begins, when it is in brackets and needs no decoding. */
    private int lastStep(int start, int end) {
        int close = end - CLOSE.length;
        if (close < start || !Arrays.equals(body, close, end, CLOSE, 0, CLOSE.length)) {
            return NOT_PLAIN;
        }
        int step = close;
        while (step > start && Percent.isPlain(body[step - 1]) && body[step - 1] != '[' && body[step - 1] != ']') {
            step--;
        }
        int open = step - 1;
        return open >= start && Arrays.equals(body, open, open + OPEN.length, OPEN, 0, OPEN.length)
                ? open + OPEN.length
                : NOT_PLAIN;
    }

    private boolean isOfBranch(int start, int end, int endOfKey) {
        return endOfKey - start <= BracketForm.LONGEST_KEY && Arrays.equals(body, start, end, body, nameStart, nameEnd);
    }

    /** The steps of a key, none if it is empty; one with brackets that do not pair is taken as one step, as it stands. */
    private static List<String> split(String key) throws Malformed {
        if (key.isEmpty()) {
            return List.of();
        }
        if (key.length() > BracketForm.LONGEST_KEY) {
            throw new Malformed("A key is longer than " + BracketForm.LONGEST_KEY + " characters");
        }
        int open = key.indexOf('[');
        if (open <= 0) {
            return List.of(key);
        }
        List<String> steps = new ArrayList<>();
        steps.add(key.substring(0, open));
        while (open < key.length()) {
            int close = key.indexOf(']', open);
            if (key.charAt(open) != '[' || close < 0) {
                return List.of(key);
            }
            steps.add(key.substring(open + 1, close));
            open = close + 1;
        }
        if (steps.size() > BracketForm.MOST_DEPTH) {
            throw new Malformed("A key is nested deeper than " + BracketForm.MOST_DEPTH);
        }
        return steps;
    }
}
