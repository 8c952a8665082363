package parley.bitrix24;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.engine.Message;
import parley.engine.Place;

/**
 * A message as it is sent: buttons where people of the portal see them, numbered text where a customer might (open-channels.md
 * §5.1) or where the command behind the buttons could not be had. Numbers begin at 1, for 0 calls a human there.
 */
record SentMessage(String text, List<Map<String, ?>> buttons) {
    /** Leaves room for numbers and links below the portal's own limit. */
    private static final int LONGEST = 18_000;
    /** What outside messengers take, with the same room (open-channels.md §5.1). */
    private static final int LONGEST_OUTSIDE = 3_400;
    /** No limit is documented (messages.md §3). */
    private static final int LONGEST_LABEL = 40;

    SentMessage {
        buttons = List.copyOf(buttons);
    }

    static SentMessage of(Message message, Place place, boolean choicesAsButtons) {
        boolean outside = place == Place.OPEN_CHANNEL;
        String words = SentText.whole(message);
        List<String> lines = new ArrayList<>();
        if (!words.isBlank()) {
            lines.add(outside ? PlainText.of(words) : words);
        }
        SafeAddress.of(message.picture())
                .ifPresent(address -> lines.add(outside ? address : "[img size=medium]" + address + " [/img]"));
        List<Map<String, ?>> buttons = new ArrayList<>();
        if (choicesAsButtons && !outside) {
            message.choices().forEach(choice -> buttons.add(button(choice)));
        } else {
            message.choices().forEach(choice -> lines.add(choice.number() + ". " + SentText.neutral(choice.label())));
        }
        boolean linksAsButtons = !outside && !lines.isEmpty();
        for (Message.Link link : message.links()) {
            Optional<String> address = SafeAddress.of(link.address());
            if (address.isPresent() && linksAsButtons) {
                buttons.add(Map.of("TEXT", label(link.label(), address.get()), "LINK", address.get()));
            } else {
                address.ifPresent(to -> lines.add(line(link.label(), to, outside)));
            }
        }
        return new SentMessage(SentText.cut(String.join("\n", lines)), buttons);
    }

    /** A press publishes nothing and comes back with both numbers. */
    private static Map<String, ?> button(Message.Choice choice) {
        return Map.of(
                "TEXT",
                label(choice.label(), Integer.toString(choice.number())),
                "COMMAND",
                ChoiceCommand.NAME,
                "COMMAND_PARAMS",
                ChoiceCommand.parameters(choice.ticket(), choice.number()));
    }

    private static String label(String label, String otherwise) {
        String text = label.isBlank() ? otherwise : label.strip();
        if (text.length() <= LONGEST_LABEL) {
            return text;
        }
        int end = LONGEST_LABEL - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static String line(String label, String address, boolean outside) {
        String name = SentText.neutral(label);
        return outside
                ? PlainText.linkText(name, address)
                : "[url=" + address + "]" + (name.isBlank() ? address : name) + "[/url]";
    }

    /** What one message cannot hold, in several; what belongs below the words is below the last of them. */
    static List<Message> parts(Message message, Place place) {
        String words = SentText.whole(message);
        int most = place == Place.OPEN_CHANNEL ? LONGEST_OUTSIDE : LONGEST;
        if (words.length() <= most) {
            return List.of(message);
        }
        List<String> texts = SplitText.split(words, most);
        List<Message> parts = new ArrayList<>();
        for (String text : texts) {
            List<Message.Piece> pieces = List.of(new Message.Piece.Authored(text));
            boolean last = parts.size() == texts.size() - 1;
            parts.add(
                    last
                            ? new Message(pieces, message.choices(), message.links(), message.picture())
                            : new Message(pieces));
        }
        return parts;
    }
}
