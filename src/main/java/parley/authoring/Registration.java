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

    /** The portal knows the bot as it is here. */
    record Registered(Long number) implements Registration {}

    /** The last attempt to register or change the bot failed; the portal may still know an older state of it. */
    record Trouble(@Nullable Long number, Problem.Kind reason) implements Registration {}
}
