package parley.bitrix24;

import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.engine.Place;

/** Where an event took place (bots-v1.md §9.5, §9.6). */
final class Dialogs {
    private static final int LONGEST = 100;
    private static final int SESSION = 5;

    private Dialogs() {}

    /** The dialog to answer in; where it is not named, it follows from the person or the chat. */
    static String in(BracketForm parameters) throws Malformed {
        String dialog = parameters.textOrEmpty("DIALOG_ID");
        if (dialog.isEmpty()) {
            dialog = isPrivate(parameters)
                    ? parameters.required("FROM_USER_ID")
                    : "chat" + parameters.text("CHAT_ID").orElse(parameters.textOrEmpty("TO_CHAT_ID"));
        }
        if (dialog.equals("chat") || dialog.length() > LONGEST) {
            throw new Malformed("There is no dialog at data[PARAMS][DIALOG_ID]");
        }
        return dialog;
    }

    /** Open Channels by what the chat belongs to, never by its code. */
    static Place place(BracketForm parameters) {
        if (parameters.textOrEmpty("CHAT_ENTITY_TYPE").equalsIgnoreCase("LINES")) {
            return Place.OPEN_CHANNEL;
        }
        return isPrivate(parameters) ? Place.PRIVATE : Place.GROUP;
    }

    /** Number of the Open Channel's session, sixth in a list that may be short (open-channels.md §3.2); 0 without one. */
    static long session(BracketForm parameters) {
        String[] parts = parameters.textOrEmpty("CHAT_ENTITY_DATA_1").split("\\|", -1);
        return place(parameters) == Place.OPEN_CHANNEL && parts.length > SESSION && parts[SESSION].matches("\\d{1,18}")
                ? Long.parseLong(parts[SESSION])
                : 0;
    }

    private static boolean isPrivate(BracketForm parameters) {
        String kind = parameters.text("CHAT_TYPE").orElse(parameters.textOrEmpty("MESSAGE_TYPE"));
        return kind.isEmpty() ? parameters.number("DIALOG_ID").isPresent() : kind.equalsIgnoreCase("P");
    }
}
