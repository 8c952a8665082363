package parley.sandbox.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Texts the portal itself writes, in the portal's language. */
final class Notices {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");

    private Notices() {}

    static String deleted(String language, Instant posted) {
        String moment = MOMENT.format(posted.atZone(ZoneId.systemDefault()));
        return switch (language) {
            case "ru" -> "Сообщение от " + moment + " было удалено";
            case "de" -> "Nachricht vom " + moment + " wurde gelöscht";
            default -> "Message from " + moment + " was deleted";
        };
    }
}
