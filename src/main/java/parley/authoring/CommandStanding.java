package parley.authoring;

/** Where a command stands in its portal. Every standing is one under a certain bot there: its commands go with it. */
public sealed interface CommandStanding {

    /** The portal does not know the command. */
    record NotRegistered() implements CommandStanding {}

    /**
     * A registration was begun and nobody knows what became of it; noted before the call.
     *
     * @param bot the portal's number of the bot
     * @param name what was asked for, which the author may have changed since
     */
    record Asked(long bot, String name, boolean everywhere) implements CommandStanding {}

    /**
     * The portal knows the command.
     *
     * @param bot the portal's number of the bot
     * @param number the portal's number of the command, which it tells only once
     * @param everywhere as it was registered; the portal does not change that
     * @param fingerprint of what the portal last accepted; empty while that is not certain
     */
    record Registered(long bot, long number, boolean everywhere, String fingerprint) implements CommandStanding {
        Registered accepting(String newFingerprint) {
            return new Registered(bot, number, everywhere, newFingerprint);
        }
    }
}
