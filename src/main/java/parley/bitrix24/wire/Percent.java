package parley.bitrix24.wire;

import java.nio.charset.StandardCharsets;

/** Form escapes: {@code +} and {@code %41}. Reading never fails. */
final class Percent {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** The value of each sign as a digit, or -1. */
    private static final byte[] DIGITS = new byte[128];

    /** Whether each sign is written as it stands. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (int sign = 0; sign < DIGITS.length; sign++) {
            DIGITS[sign] = (byte) Character.digit(sign, 16);
            PLAIN[sign] = Character.isLetterOrDigit(sign) || "-._".indexOf(sign) >= 0;
        }
    }

    private Percent() {}

    /** A {@code %} that starts no escape stands for itself; wrong UTF-8 and the character zero become U+FFFD. */
    static String decode(byte[] bytes, int start, int end) {
        int plain = start;
        while (plain < end && isPlain(bytes[plain])) {
            plain++;
        }
        return plain == end
                ? new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)
                : decodeEscaped(bytes, start, end);
    }

    /** Whether the byte is a character of its own that stands for itself. */
    static boolean isPlain(byte next) {
        return next > 0 && next != '%' && next != '+';
    }

    private static String decodeEscaped(byte[] bytes, int start, int end) {
        byte[] plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte next = bytes[i];
            int high = next == '%' && i + 2 < end ? digit(bytes[i + 1]) : -1;
            int low = high >= 0 ? digit(bytes[i + 2]) : -1;
            if (low >= 0) {
                plain[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                plain[length++] = next == '+' ? (byte) ' ' : next;
            }
        }
        // A database may refuse to keep the character zero, so it ends here.
        return new String(plain, 0, length, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static int digit(byte sign) {
        return sign >= 0 ? DIGITS[sign] : -1;
    }

    static String encode(String text) {
        StringBuilder written = new StringBuilder(text.length() + 16);
        encode(text, written);
        return written.toString();
    }

    static void encode(String text, StringBuilder written) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign >= 128) {
                encodeBytes(text.substring(i).getBytes(StandardCharsets.UTF_8), written);
                return;
            }
            encode(sign, written);
        }
    }

    private static void encodeBytes(byte[] text, StringBuilder written) {
        for (byte next : text) {
            encode((char) (next & 0xFF), written);
        }
    }

    /** @param sign one byte */
    private static void encode(char sign, StringBuilder written) {
        if (sign < 128 && PLAIN[sign]) {
            written.append(sign);
        } else if (sign == ' ') {
            written.append('+');
        } else {
            written.append('%').append(HEX[sign >> 4]).append(HEX[sign & 15]);
        }
    }
}
