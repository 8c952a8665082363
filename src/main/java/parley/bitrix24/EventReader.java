package parley.bitrix24;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.bitrix24.wire.BracketForm;
import parley.bitrix24.wire.Malformed;
import parley.engine.Place;
import parley.inbox.Envelope;
import parley.portals.PortalId;
import parley.running.BotRef;
import parley.running.DialogId;
import parley.running.Stimulus;
import parley.running.Stimulus.Addressing;
import parley.running.Stimulus.Author;
import parley.running.Stimulus.Source;

/**
 * Reads what the gate stored, in the words of {@code running}. Takes almost anything for absent without complaint, as the
 * platform leaves things out at will (bots-v1.md §9).
 */
public final class EventReader {

    public Reading read(Envelope envelope) {
        try {
            BracketForm form = BracketForm.stored(envelope.payload());
            PortalId portal = new PortalId(form.required("auth", "member_id"));
            return new Reading.Heard(stimulus(portal, form.required("event"), form.at("data")));
        } catch (Malformed e) {
            return new Reading.Senseless(String.valueOf(e.getMessage()));
        }
    }

    private static Stimulus stimulus(PortalId portal, String event, BracketForm data) throws Malformed {
        if (event.equals(EventNames.BOT_DELETE)) {
            BotRef bot = new BotRef(portal, data.requiredNumber("BOT_ID"));
            return new Stimulus.BotRemoved(bot, data.textOrEmpty("BOT_CODE"));
        }
        BracketForm parameters = data.at("PARAMS");
        DialogId dialog = new DialogId(Dialogs.in(parameters));
        Place place = Dialogs.place(parameters);
        BracketForm target = onlyTarget(data.at(event.equals(EventNames.COMMAND) ? "COMMAND" : "BOT"));
        BotRef bot = new BotRef(portal, target.requiredNumber("BOT_ID"));
        return switch (event) {
            case EventNames.MESSAGE_ADD -> {
                Said said = Said.of(parameters, bot, place, isCustomer(data));
                yield new Stimulus.MessageAdded(
                        bot,
                        dialog,
                        place,
                        Dialogs.session(parameters),
                        author(data),
                        messageId(parameters),
                        said.text(),
                        file(parameters),
                        parameters.yes("SYSTEM"),
                        said.addressing());
            }
            case EventNames.MESSAGE_UPDATE -> {
                Said said = Said.of(parameters, bot, place, isCustomer(data));
                yield new Stimulus.MessageEdited(
                        bot,
                        dialog,
                        place,
                        Dialogs.session(parameters),
                        author(data),
                        messageId(parameters),
                        said.text(),
                        said.addressing());
            }
            case EventNames.MESSAGE_DELETE -> new Stimulus.MessageDeleted(bot, dialog, place, messageId(parameters));
            case EventNames.JOIN ->
                new Stimulus.BotJoined(bot, dialog, place, Dialogs.session(parameters), whoAdded(data));
            case EventNames.COMMAND -> command(bot, dialog, place, data, target);
            default -> throw new Malformed("No bot hears the event " + event);
        };
    }

    private static BracketForm onlyTarget(BracketForm targets) throws Malformed {
        if (targets.keys().isEmpty()) {
            throw new Malformed("The envelope names no bot");
        }
        return targets.at(targets.keys().getFirst());
    }

    private static Stimulus command(BotRef bot, DialogId dialog, Place place, BracketForm data, BracketForm target)
            throws Malformed {
        BracketForm parameters = data.at("PARAMS");
        String given = target.textOrEmpty("COMMAND");
        String name = given.startsWith("/") ? given.substring(1) : given;
        long session = Dialogs.session(parameters);
        long number = target.requiredNumber("COMMAND_ID");
        long message = target.number("MESSAGE_ID")
                .orElse(parameters.number("MESSAGE_ID").orElse(0));
        Optional<ChoiceCommand.Press> press = ChoiceCommand.press(name, target.textOrEmpty("COMMAND_PARAMS"));
        if (press.isPresent()) {
            return new Stimulus.ChoicePressed(
                    bot,
                    dialog,
                    place,
                    session,
                    author(data),
                    message,
                    number,
                    press.get().ticket(),
                    press.get().number());
        }
        return new Stimulus.CommandInvoked(
                bot,
                dialog,
                place,
                session,
                author(data),
                message,
                number,
                name,
                target.textOrEmpty("COMMAND_PARAMS"),
                source(target.textOrEmpty("COMMAND_CONTEXT")));
    }

    private static Source source(String context) {
        return switch (context) {
            case "TEXTAREA" -> Source.TYPED;
            case "KEYBOARD" -> Source.BUTTON;
            case "MENU" -> Source.MENU;
            default -> Source.UNKNOWN;
        };
    }

    /** The name of the first file, whatever its key (bots-v1.md §9.8). */
    private static String file(BracketForm parameters) {
        BracketForm files = parameters.at("FILES");
        if (files.isEmpty()) {
            return "";
        }
        String key = files.keys().getFirst();
        return files.text(key, "name").orElse(files.textOrEmpty(key, "id"));
    }

    /** Edits and deletions carry both names of the message's number (bots-v1.md §9.5). */
    private static long messageId(BracketForm parameters) throws Malformed {
        OptionalLong id = parameters.number("MESSAGE_ID");
        return id.isPresent() ? id.getAsLong() : parameters.requiredNumber("ID");
    }

    /** Who wrote; in groups an edit tells no more than a number (bots-v1.md, trap 8). */
    private static @Nullable Author author(BracketForm data) {
        OptionalLong sender = data.number("PARAMS", "FROM_USER_ID");
        return person(data, sender.isPresent() ? sender : data.number("PARAMS", "AUTHOR_ID"));
    }

    /** In a private join the sender is the bot itself. */
    private static @Nullable Author whoAdded(BracketForm data) {
        return person(data, data.number("PARAMS", "USER_ID"));
    }

    private static @Nullable Author person(BracketForm data, OptionalLong otherwise) {
        BracketForm user = data.at("USER");
        long id = user.number("ID").orElse(otherwise.orElse(0));
        if (id <= 0) {
            return null;
        }
        return new Author(
                id,
                user.textOrEmpty("NAME"),
                user.textOrEmpty("FIRST_NAME"),
                user.textOrEmpty("LAST_NAME"),
                user.yes("IS_BOT"));
    }

    /** Of an open line: the one outside, as opposed to the operators who write there too (bots-v1.md §9.6). */
    private static boolean isCustomer(BracketForm data) {
        String[] line = data.textOrEmpty("PARAMS", "CHAT_ENTITY_ID").split("\\|", -1);
        String author = data.text("PARAMS", "FROM_USER_ID").orElse(data.textOrEmpty("PARAMS", "AUTHOR_ID"));
        boolean isLinesUser = line.length >= 4 && line[line.length - 1].equals(author);
        return isLinesUser || data.yes("USER", "IS_CONNECTOR");
    }

    /** What was said and to whom. */
    private record Said(String text, Addressing addressing) {

        static Said of(BracketForm parameters, BotRef bot, Place place, boolean customer) {
            Set<Long> mentioned = mentioned(parameters);
            boolean direct = place == Place.PRIVATE || (place == Place.OPEN_CHANNEL && customer);
            String written = parameters.text("MESSAGE").orElse(parameters.textOrEmpty("MESSAGE_ORIGINAL"));
            // In private nothing is taken out, so nothing is left over.
            boolean addressed = place != Place.PRIVATE && !mentioned.isEmpty();
            return new Said(
                    HeardText.of(written, OptionalLong.of(bot.number()), addressed), new Addressing(direct, mentioned));
        }

        /** The list, else the first one mentioned, else what the text shows (bots-v1.md §9.4). */
        private static Set<Long> mentioned(BracketForm parameters) {
            Set<Long> mentioned = new HashSet<>();
            BracketForm list = parameters.at("MENTIONED_LIST");
            for (String key : list.keys()) {
                list.number(key).ifPresent(mentioned::add);
            }
            if (mentioned.isEmpty()) {
                parameters.number("TO_USER_ID").ifPresent(mentioned::add);
                mentioned.remove(0L);
                mentioned.addAll(HeardText.mentioned(parameters.textOrEmpty("MESSAGE_ORIGINAL")));
                mentioned.addAll(HeardText.mentioned(parameters.textOrEmpty("MESSAGE")));
            }
            return mentioned;
        }
    }

    /** What an envelope says. */
    public sealed interface Reading {
        record Heard(Stimulus stimulus) implements Reading {}

        /**
         * Something indispensable is missing.
         *
         * @param reason names the place, never its content
         */
        record Senseless(String reason) implements Reading {}
    }
}
