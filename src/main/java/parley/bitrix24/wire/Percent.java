package parley.bitrix24.wire;

import java.nio.charset.StandardCharsets;

/** Form escapes: {@code +} and {@code %41}. Reading never fails. */
final class Percent {
    private static final String PLAIN = "-._";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Percent() {}

    /** A {@code %} that starts no escape stands for itself; wrong UTF-8 and the character zero become U+FFFD. */
    static String decode(byte[] bytes, int start, int end) {
        byte[] plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte next = bytes[i];
            int high = next == '%' && i + 2 < end ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
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

    static String encode(String text) {
        StringBuilder written = new StringBuilder(text.length() + 16);
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (next & 0xFF);
            if (sign < 128 && (Character.isLetterOrDigit(sign) || PLAIN.indexOf(sign) >= 0)) {
                written.append(sign);
            } else if (sign == ' ') {
                written.append('+');
            } else {
                written.append('%').append(HEX[sign >> 4]).append(HEX[sign & 15]);
            }
        }
        return written.toString();
    }
}
