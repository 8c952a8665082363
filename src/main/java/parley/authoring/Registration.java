package parley.authoring;

import org.jspecify.annotations.Nullable;

/** Where a bot stands in its portal. */
public sealed interface Registration {

    /** The portal's number of the bot, where it has one. */
    @Nullable
    Long number();

    /** The portal does not know the bot yet. */
    record NotRegistered() implements Registration {
        @Override
        public @Nullable Long number() {
            return null;
        }
    }

    /**
     * The portal knows the bot.
     *
     * @param accepted the {@link Fingerprint} of what the portal took last; empty when that is not known
     * @param shownAs how the portal spells the bot's name where it does not spell it as we sent it; empty otherwise
     */
    record Registered(Long number, String accepted, String shownAs) implements Registration {
        /** In a state that is not known. */
        public Registered(Long number) {
            this(number, "", "");
        }
    }

    /** The last attempt to register or change the bot failed; the portal may still know an older state of it. */
    record Trouble(@Nullable Long number, Problem.Kind reason) implements Registration {}
}
