package parley.engine;

import org.jspecify.annotations.Nullable;

/** What the bot takes a message to be about. No wording when nothing fitted. */
record Understood(Why.Rule rule, String compared, @Nullable Wording wording) {

    Why why() {
        return wording == null
                ? new Why(rule, null, compared, null)
                : new Why(rule, wording.topic().id(), compared, wording.text());
    }
}
