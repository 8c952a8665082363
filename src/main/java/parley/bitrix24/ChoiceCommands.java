package parley.bitrix24;

import java.util.Optional;
import parley.running.BotRef;

/** The hidden commands of bots; the platform has no way to ask for them (bots-v1.md §6). */
public interface ChoiceCommands {
    Optional<Registered> find(BotRef bot);

    void keep(BotRef bot, Registered command);

    /** @param address that presses are told to */
    record Registered(long number, String address) {}
}
