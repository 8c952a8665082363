package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import parley.authoring.Rehearsal.Reply;
import parley.authoring.SavedTest.TestId;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A saved chat as one readable document: the form in which it is kept. */
public final class TestDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private TestDocument() {}

    public static String write(SavedTest test) {
        ObjectNode document = JSON.createObjectNode();
        document.put("place", test.setting().place().name());
        document.put("start", test.setting().start().toString());
        write(document.putObject("person"), test.setting().person());
        ArrayNode inputs = document.putArray("inputs");
        test.inputs().forEach(input -> write(inputs.addObject(), input));
        ArrayNode expected = document.putArray("expected");
        test.expected().forEach(replies -> write(expected.addArray(), replies));
        return JSON.writeValueAsString(document);
    }

    private static void write(ObjectNode written, Person person) {
        written.put("number", person.number());
        written.put("name", person.name());
        written.put("first", person.firstName());
        written.put("last", person.lastName());
        write(written.putArray("departments"), person.departments().stream());
        written.set("facts", map(person.facts()));
        written.put("newcomer", person.newcomer());
    }

    private static void write(ArrayNode written, Stream<String> words) {
        words.forEach(written::add);
    }

    private static ObjectNode map(Map<String, String> map) {
        ObjectNode written = JSON.createObjectNode();
        map.forEach(written::put);
        return written;
    }

    private static void write(ObjectNode written, RehearsedInput input) {
        switch (input) {
            case RehearsedInput.Joined _ -> written.put("kind", "joined");
            case RehearsedInput.Said(String text, boolean addressed, String file) ->
                written.put("kind", "said")
                        .put("text", text)
                        .put("addressed", addressed)
                        .put("file", file);
            case RehearsedInput.Edited(int earlier, String text) ->
                written.put("kind", "edited").put("input", earlier).put("text", text);
            case RehearsedInput.Pressed(String label) ->
                written.put("kind", "pressed").put("label", label);
            case RehearsedInput.Commanded(var topic, String name, String parameters) ->
                written.put("kind", "commanded")
                        .put("topic", topic)
                        .put("name", name)
                        .put("parameters", parameters);
            case RehearsedInput.Waited(Duration length) ->
                written.put("kind", "waited").put("length", length.toString());
            case RehearsedInput.WaitedUntil(Instant moment) ->
                written.put("kind", "waited_until").put("moment", moment.toString());
            case RehearsedInput.Called(var outcome, var picked) ->
                written.put("kind", "called").put("outcome", outcome.name()).set("picked", map(picked));
            case RehearsedInput.HandedOver(var outcome) ->
                written.put("kind", "handed_over").put("outcome", outcome.name());
            case RehearsedInput.HumanSpoke _ -> written.put("kind", "human_spoke");
            case RehearsedInput.GivenBack _ -> written.put("kind", "given_back");
        }
    }

    private static void write(ArrayNode written, List<Reply> replies) {
        for (Reply reply : replies) {
            ObjectNode said = written.addObject().put("says", reply.text());
            if (!reply.choices().isEmpty()) {
                write(said.putArray("choices"), reply.choices().stream());
            }
        }
    }

    /** Reads what {@link #write} wrote; anything else is a damaged store and throws. */
    public static SavedTest read(TestId id, String name, String text) {
        JsonNode document = JSON.readTree(text);
        Setting setting = new Setting(
                person(document.required("person")),
                Place.valueOf(document.required("place").asString()),
                Instant.parse(document.required("start").asString()));
        return new SavedTest(
                id,
                name,
                setting,
                elements(document.required("inputs")).stream()
                        .map(TestDocument::input)
                        .toList(),
                elements(document.required("expected")).stream()
                        .map(replies -> elements(replies).stream()
                                .map(TestDocument::reply)
                                .toList())
                        .toList());
    }

    private static Person person(JsonNode written) {
        return new Person(
                written.required("number").asLong(),
                written.required("name").asString(),
                written.required("first").asString(),
                written.required("last").asString(),
                texts(written.required("departments")),
                map(written.required("facts")),
                written.required("newcomer").asBoolean());
    }

    private static RehearsedInput input(JsonNode written) {
        String kind = written.required("kind").asString();
        return switch (kind) {
            case "joined" -> new RehearsedInput.Joined();
            case "said" ->
                new RehearsedInput.Said(
                        written.required("text").asString(),
                        written.required("addressed").asBoolean(),
                        written.required("file").asString());
            case "edited" ->
                new RehearsedInput.Edited(
                        written.required("input").asInt(),
                        written.required("text").asString());
            case "pressed" ->
                new RehearsedInput.Pressed(written.required("label").asString());
            case "commanded" ->
                new RehearsedInput.Commanded(
                        written.path("topic").isNull()
                                ? null
                                : written.path("topic").asString(),
                        written.required("name").asString(),
                        written.required("parameters").asString());
            case "waited" ->
                new RehearsedInput.Waited(
                        Duration.parse(written.required("length").asString()));
            case "waited_until" ->
                new RehearsedInput.WaitedUntil(
                        Instant.parse(written.required("moment").asString()));
            case "called" ->
                new RehearsedInput.Called(
                        Input.Called.Outcome.valueOf(written.required("outcome").asString()),
                        map(written.required("picked")));
            case "handed_over" ->
                new RehearsedInput.HandedOver(Input.HandedOver.Outcome.valueOf(
                        written.required("outcome").asString()));
            case "human_spoke" -> new RehearsedInput.HumanSpoke();
            case "given_back" -> new RehearsedInput.GivenBack();
            default -> throw new IllegalStateException("A saved chat has no input " + kind);
        };
    }

    private static Reply reply(JsonNode written) {
        return new Reply(written.required("says").asString(), texts(written.path("choices")));
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> map(JsonNode written) {
        Map<String, String> map = new HashMap<>();
        written.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
