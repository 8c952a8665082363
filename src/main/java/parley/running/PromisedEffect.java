package parley.running;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Message.Piece;
import parley.portals.PortalId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An effect with the place where it must happen, as it is kept until it has happened.
 *
 * @param call the command the effect answers, if it answers one
 * @param answered the number of the message that the effect follows, 0 if there is none; what is to be said cannot have been
 *     said before
 */
record PromisedEffect(BotRef bot, DialogId dialog, @Nullable CommandCall call, long answered, Effect effect) {
    private static final JsonMapper JSON = new JsonMapper();

    byte[] write() {
        ObjectNode written = JSON.createObjectNode();
        written.put("portal", bot.portal().value());
        written.put("bot", bot.number());
        written.put("dialog", dialog.value());
        written.put("answered", answered);
        if (call != null) {
            written.putObject("answers").put("command", call.command()).put("message", call.message());
        }
        switch (effect) {
            case Effect.Say(Message message) -> {
                ArrayNode pieces = written.putArray("say");
                message.pieces()
                        .forEach(piece -> pieces.addObject()
                                .put(
                                        switch (piece) {
                                            case Piece.Authored _ -> "authored";
                                            case Piece.Value _ -> "value";
                                        },
                                        piece.text()));
            }
            default -> throw new UnsupportedOperationException("not yet kept: " + effect);
        }
        return JSON.writeValueAsBytes(written);
    }

    static PromisedEffect read(byte[] payload) {
        JsonNode written = JSON.readTree(payload);
        return new PromisedEffect(
                new BotRef(
                        new PortalId(written.required("portal").asString()),
                        written.required("bot").asLong()),
                new DialogId(written.required("dialog").asString()),
                written.has("answers") ? call(written.required("answers")) : null,
                written.path("answered").asLong(0),
                new Effect.Say(new Message(pieces(written.required("say")))));
    }

    private static CommandCall call(JsonNode written) {
        return new CommandCall(
                written.required("command").asLong(),
                written.required("message").asLong());
    }

    private static List<Piece> pieces(JsonNode written) {
        return StreamSupport.stream(written.spliterator(), false)
                .<Piece>map(piece -> piece.has("value")
                        ? new Piece.Value(piece.required("value").asString())
                        : new Piece.Authored(piece.required("authored").asString()))
                .toList();
    }
}
