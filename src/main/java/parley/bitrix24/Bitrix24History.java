package parley.bitrix24;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.bitrix24.wire.WildJson;
import parley.engine.Message;
import parley.engine.Place;
import parley.portals.PortalFailure;
import parley.running.BotRef;
import parley.running.DialogHistory;
import parley.running.DialogId;

/**
 * Reads a dialog as the bot that belongs to it: nobody else may (im-dialog-messages-get.md). A text is found again in spite of
 * what the platform does to texts; {@link SeenText}.
 */
public final class Bitrix24History implements DialogHistory {
    /** What the method gives at once unless asked otherwise. */
    private static final int PAGE = 20;

    private static final int MOST_PAGES = 25;

    private static final long SYSTEM = 0;

    private final Gate gate;
    private final BotCalls calls;

    Bitrix24History(Gate gate, BotCalls calls) {
        this.gate = gate;
        this.calls = calls;
    }

    @Override
    public Finding find(BotRef bot, DialogId dialog, Place place, Message message, long after) {
        Calls asBot = gate.as(bot, (_, method, parameters) -> calls.call(bot, method, parameters));
        Set<SeenText> wanted = wanted(place, message);
        Set<Long> authors = authors(bot, place);
        long from = after;
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (asBot.call(bot.portal(), "im.dialog.messages.get", parameters(dialog, from))) {
                case Called.Answered answered -> {
                    if (!answered.result().at("messages").isArray()) {
                        return new Finding.Closed("UNREADABLE");
                    }
                    List<WildJson> messages = answered.result().at("messages").items();
                    OptionalLong found = first(messages, authors, wanted, after);
                    if (found.isPresent()) {
                        return new Finding.Said(found.getAsLong());
                    }
                    long newest = numbers(messages).max().orElse(0);
                    if (messages.size() < PAGE || newest <= from) {
                        return new Finding.NotSaid();
                    }
                    from = newest;
                }
                case Called.Failed failed -> {
                    return failed.failure() instanceof PortalFailure.Refused(String reason)
                            ? new Finding.Closed(reason)
                            : new Finding.Failed(failed.failure());
                }
            }
        }
        return new Finding.Closed("TOO_MUCH_WAS_SAID");
    }

    /** Nobody knows whether it was sent with buttons or with numbers. */
    private static Set<SeenText> wanted(Place place, Message message) {
        return Stream.of(true, false)
                .map(buttons ->
                        SeenText.of(SentMessage.of(message, place, buttons).text()))
                .collect(Collectors.toSet());
    }

    /** Without a number it gives the newest messages; with 0 it would give the oldest. */
    private static Map<String, ?> parameters(DialogId dialog, long after) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("DIALOG_ID", dialog.value());
        if (after > 0) {
            parameters.put("FIRST_ID", after);
        }
        return parameters;
    }

    /** What a bot cannot say any more an Open Channel says for it, as the system does (open-channels.md §5). */
    private static Set<Long> authors(BotRef bot, Place place) {
        return place == Place.OPEN_CHANNEL ? Set.of(bot.number(), SYSTEM) : Set.of(bot.number());
    }

    private static OptionalLong first(List<WildJson> messages, Set<Long> authors, Set<SeenText> wanted, long after) {
        return numbers(messages.stream()
                        .filter(message ->
                                authors.contains(message.number("author_id").orElse(-1)))
                        .filter(message ->
                                wanted.contains(SeenText.of(message.text("text").orElse(""))))
                        .toList())
                .filter(number -> number > after)
                .min();
    }

    private static LongStream numbers(List<WildJson> messages) {
        return messages.stream().mapToLong(message -> message.number("id").orElse(0));
    }
}
