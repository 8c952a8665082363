package parley.running;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation;
import parley.engine.Conversation.Answer;
import parley.engine.Conversation.Owner;
import parley.engine.Conversation.Pace;
import parley.engine.Conversation.Strand;
import parley.engine.Position;
import parley.engine.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation as a text that a store can keep. */
public final class ConversationDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private ConversationDocument() {}

    public static String write(Conversation conversation) {
        ObjectNode written = JSON.createObjectNode();
        written.put("owner", conversation.owner().name());
        if (conversation.humanAt() != null) {
            written.put("humanAt", conversation.humanAt().toString());
        }
        written.put("misses", conversation.misses());
        written.put("turns", conversation.turns());
        ArrayNode strands = written.putArray("strands");
        conversation.strands().forEach(strand -> write(strand, strands.addObject()));
        ArrayNode offered = written.putArray("offered");
        conversation.offered().forEach(offered::add);
        ObjectNode variables = written.putObject("variables");
        conversation
                .variables()
                .forEach((name, value) -> variables
                        .putObject(name)
                        .put("type", value.type().name())
                        .put("raw", value.raw()));
        written.putObject("pace")
                .put("since", conversation.pace().since().toString())
                .put("messages", conversation.pace().messages());
        return JSON.writeValueAsString(written);
    }

    private static void write(Strand strand, ObjectNode into) {
        into.put("at", strand.at().toString());
        into.put("ticket", strand.ticket());
        into.put("tries", strand.tries());
        into.put("asked", strand.asked());
        ArrayNode answers = into.putArray("answers");
        strand.answers()
                .forEach(answer ->
                        answers.addObject().put("at", answer.at().toString()).put("message", answer.message()));
    }

    public static Conversation read(String document) {
        JsonNode written = JSON.readTree(document);
        Map<String, Value> variables = new HashMap<>();
        written.required("variables")
                .properties()
                .forEach(variable -> variables.put(variable.getKey(), value(variable.getValue())));
        JsonNode pace = written.required("pace");
        return new Conversation(
                Owner.valueOf(written.required("owner").asString()),
                moment(written),
                written.required("misses").asInt(),
                written.required("turns").asLong(),
                items(written.required("strands")).stream()
                        .map(ConversationDocument::strand)
                        .toList(),
                items(written.required("offered")).stream()
                        .map(JsonNode::asString)
                        .toList(),
                variables,
                new Pace(
                        Instant.parse(pace.required("since").asString()),
                        pace.required("messages").asInt()));
    }

    private static @Nullable Instant moment(JsonNode written) {
        return written.has("humanAt")
                ? Instant.parse(written.required("humanAt").asString())
                : null;
    }

    private static Value value(JsonNode written) {
        return new Value(
                Value.Type.valueOf(written.required("type").asString()),
                written.required("raw").asString());
    }

    private static Strand strand(JsonNode written) {
        return new Strand(
                position(written),
                written.required("ticket").asLong(),
                written.required("tries").asInt(),
                written.required("asked").asLong(),
                items(written.required("answers")).stream()
                        .map(answer -> new Answer(
                                position(answer), answer.required("message").asLong()))
                        .toList());
    }

    private static Position position(JsonNode written) {
        return Position.read(written.required("at").asString()).orElseThrow();
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
