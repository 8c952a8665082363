package parley.running;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.engine.Place;

/** What a portal told us about one bot, in neutral words. */
public sealed interface Stimulus {
    BotRef bot();

    /**
     * A message appeared in a dialog the bot hears.
     *
     * @param session of the Open Channel; 0 elsewhere
     * @param file name of a file that came with it; blank without one
     */
    record MessageAdded(
            BotRef bot,
            DialogId dialog,
            Place place,
            long session,
            @Nullable Author author,
            long messageId,
            String text,
            String file,
            boolean system,
            Addressing addressing)
            implements Stimulus {}

    /** A person changed a message. The author may be unknown in groups. */
    record MessageEdited(
            BotRef bot,
            DialogId dialog,
            Place place,
            long session,
            @Nullable Author author,
            long messageId,
            String text,
            Addressing addressing)
            implements Stimulus {}

    /** A message was deleted; its text is not told. */
    record MessageDeleted(BotRef bot, DialogId dialog, Place place, long messageId) implements Stimulus {}

    /** The bot came into a dialog. In an Open Channel the session is usually not told yet. */
    record BotJoined(
            BotRef bot,
            DialogId dialog,
            Place place,
            long session,
            @Nullable Author author) implements Stimulus {}

    /**
     * A person pressed a button that lets them choose.
     *
     * @param messageId of the message with the button
     */
    record ChoicePressed(
            BotRef bot,
            DialogId dialog,
            Place place,
            long session,
            @Nullable Author author,
            long messageId,
            long commandId,
            long ticket,
            int number)
            implements Stimulus {}

    /** A person used a command of the bot, typed or by a button. */
    record CommandInvoked(
            BotRef bot,
            DialogId dialog,
            Place place,
            long session,
            @Nullable Author author,
            long messageId,
            long commandId,
            String name,
            String parameters,
            Source source)
            implements Stimulus {}

    /** The bot user is gone from the portal. */
    record BotRemoved(BotRef bot, String code) implements Stimulus {}

    /** Who wrote. */
    record Author(long userId, String name, String firstName, String lastName, boolean bot) {}

    /** Whom a message was meant for, as far as the portal says. */
    record Addressing(boolean direct, Set<Long> mentioned) {
        public Addressing {
            mentioned = Set.copyOf(mentioned);
        }

        public boolean reaches(BotRef bot) {
            return direct || mentioned.contains(bot.number());
        }
    }

    /** How a command was given. */
    enum Source {
        TYPED,
        BUTTON,
        MENU,
        UNKNOWN
    }
}
