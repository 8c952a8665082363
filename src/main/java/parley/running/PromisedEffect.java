package parley.running;

import org.jspecify.annotations.Nullable;
import parley.engine.Effect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An effect with the place where it must happen, as it is kept until it has happened.
 *
 * @param call the command the effect answers, if it answers one
 * @param answered the number of the message that the effect follows, 0 if there is none; what is to be said cannot have been
 *     said before
 * @param tone how it is meant to be said
 * @param round how often it was looked after before this time; see {@link HandOver}
 * @param effect what must happen
 */
record PromisedEffect(Meeting meeting, @Nullable CommandCall call, long answered, Tone tone, int round, Effect effect) {
    private static final JsonMapper JSON = new JsonMapper();

    /** To whom words go. */
    enum Tone {
        /** To the person, unless a human has the word by now. */
        USUAL,
        /** Belongs to handing over: said although a human has the word, or soon will. */
        FAREWELL,
        /** For the people of the company alone. */
        WHISPER
    }

    PromisedEffect(Meeting meeting, @Nullable CommandCall call, long answered, Tone tone, Effect effect) {
        this(meeting, call, answered, tone, 0, effect);
    }

    BotRef bot() {
        return meeting.bot();
    }

    DialogId dialog() {
        return meeting.dialog();
    }

    PromisedEffect with(Effect other) {
        return new PromisedEffect(meeting, call, answered, tone, round, other);
    }

    PromisedEffect inTone(Tone other) {
        return new PromisedEffect(meeting, call, answered, other, round, effect);
    }

    PromisedEffect later() {
        return new PromisedEffect(meeting, call, answered, tone, round + 1, effect);
    }

    byte[] write() {
        ObjectNode written = JSON.createObjectNode();
        meeting.write(written);
        written.put("answered", answered);
        written.put("tone", tone.name());
        written.put("round", round);
        if (call != null) {
            written.putObject("answers").put("command", call.command()).put("message", call.message());
        }
        EffectDocument.write(effect, written);
        return JSON.writeValueAsBytes(written);
    }

    static PromisedEffect read(byte[] payload) {
        JsonNode written = JSON.readTree(payload);
        return new PromisedEffect(
                Meeting.read(written),
                written.has("answers") ? call(written.required("answers")) : null,
                written.path("answered").asLong(0),
                Tone.valueOf(written.path("tone").asString(Tone.USUAL.name())),
                written.path("round").asInt(0),
                EffectDocument.read(written));
    }

    private static CommandCall call(JsonNode written) {
        return new CommandCall(
                written.required("command").asLong(),
                written.required("message").asLong());
    }
}
