package parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Requests with one message each, as a portal sends them; only digits change from one to the next. */
final class Messages {
    private static final Path RECORDED = Path.of("src/test/resources/bitrix24/message-add__private.form");

    private final byte[][] templates;
    private final int[][] places;
    private final int portals;
    private final int dialogs;

    /**
     * @param first the number of the first portal
     * @param dialogs of each portal
     */
    Messages(int first, int portals, int dialogs) throws IOException {
        this.portals = portals;
        this.dialogs = dialogs;
        this.templates = new byte[portals][];
        this.places = new int[portals][];
        String recorded = Files.readString(RECORDED).strip();
        for (int portal = 0; portal < portals; portal++) {
            String body = recorded.replaceAll("(%5BMESSAGE%5D=)[^&]*", "$1order-000000000")
                    .replaceAll("(%5BMESSAGE_ID%5D=)[^&]*", "$1100000000")
                    .replaceAll("(%5B(FROM_USER_ID|DIALOG_ID|AUTHOR_ID)%5D=)[^&]*", "$1100000000")
                    .replaceAll("(%5BUSER%5D%5BID%5D=)[^&]*", "$1100000000")
                    .replaceAll("(auth%5Bmember_id%5D=)[^&]*", "$1" + Seed.portal(first + portal))
                    .replaceAll("(auth%5Bapplication_token%5D=)[^&]*", "$1" + Seed.EVENT_TOKEN);
            String request =
                    "POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded"
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            templates[portal] = request.getBytes(StandardCharsets.US_ASCII);
            places[portal] = new int[] {
                request.indexOf("=order-000000000") + "=order-".length(),
                request.indexOf("%5BMESSAGE_ID%5D=") + "%5BMESSAGE_ID%5D=".length(),
                request.indexOf("%5BDIALOG_ID%5D=") + "%5BDIALOG_ID%5D=".length(),
                request.indexOf("%5BFROM_USER_ID%5D=") + "%5BFROM_USER_ID%5D=".length(),
                request.indexOf("%5BUSER%5D%5BID%5D=") + "%5BUSER%5D%5BID%5D=".length()
            };
        }
    }

    byte[] request(int number) {
        int portal = number % portals;
        byte[] request = templates[portal].clone();
        int[] place = places[portal];
        write(request, place[0], number);
        write(request, place[1], 100_000_000 + number);
        int person = 200_000_000 + number / portals % dialogs;
        write(request, place[2], person);
        write(request, place[3], person);
        write(request, place[4], person);
        return request;
    }

    private static void write(byte[] request, int place, int number) {
        int rest = number;
        for (int digit = 8; digit >= 0; digit--) {
            request[place + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
