package parley.authoring.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors are told about documents is what we read. */
final class SchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode ROOT = JSON.readTree(text());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text());

    private static String text() {
        try {
            return Files.readString(Path.of("src/main/resources/schema/scenario-1.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyDocumentThatIsWrittenFits() {
        for (long seed = 0; seed < 200; seed++) {
            String document = ScenarioYaml.write(new AnyScenario(seed).scenario());
            assertEquals(List.of(), SCHEMA.validate(json(document)), document);
        }
    }

    @Test
    void whatWasKeptBeforeDocumentsWereYamlFits() {
        assertEquals(
                List.of(),
                SCHEMA.validate(
                        json(
                                "{\"parley\":1,\"language\":\"en\",\"greeting\":[],\"topics\":"
                                        + "[{\"id\":\"a\",\"wordings\":[\"b\"],\"steps\":[{\"say\":\"c\"}]}],\"fallback\":[{\"say\":\"d\"}]}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley: 2",
                "hologram: 1",
                "greeting: {say: a}",
                "greeting: [{say: 42}]",
                "greeting: [{shout: a}]",
                "greeting: [{say: a, go: b}]",
                "greeting: [{say: {text: a, color: b}}]",
                "greeting: [{ask: {text: a}}]",
                "greeting: [{ask: {text: a, save: b, expect: tex}}]",
                "greeting: [{ask: {text: a, save: b, after: 10 minutes}}]",
                "greeting: [{menu: {text: a, options: [{label: b, go: c, steps: []}]}}]",
                "greeting: [{if: [{when: {during: a, channel: group}}]}]",
                "greeting: [{wait: {}}]",
                "greeting: [{hand_over: everybody}]",
                "greeting: [{end: false}]",
                "schedules: {a: {weekly: {monday: []}}}",
                "schedules: {a: {weekly: {mon: ['9-18']}}}"
            })
    void whatIsNotReadDoesNotFit(String line) {
        String head = line.startsWith("parley") ? "language: en\n" : "parley: 1\nlanguage: en\n";
        String document = head + line + "\n";

        assertFalse(ScenarioYaml.read(document) instanceof Read.Done, line);
        assertFalse(SCHEMA.validate(json(document)).isEmpty(), line);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyGroupHasTheKeysThatAreRead(Shape shape) {
        JsonNode group = shape == Shape.SCENARIO ? ROOT : definition(shape.spelling());

        assertEquals(
                new HashSet<>(shape.keys()),
                new HashSet<>(group.path("properties").propertyNames()));
        assertEquals(new HashSet<>(shape.required()), new HashSet<>(texts(group.path("required"))));
        assertEquals(false, group.path("additionalProperties").asBoolean(true));
    }

    @Test
    void everyStepConditionAndWordIsThatIsRead() {
        assertEquals(
                new TreeSet<>(ReadSteps.KINDS),
                new TreeSet<>(definition("step").path("properties").propertyNames()));
        assertEquals(new TreeSet<>(ReadCondition.KINDS), conditions());
        assertEquals(Words.EXPECTATIONS.all(), texts(definition("answer").path("enum")));
        assertEquals(Words.OPERATORS.all(), texts(at("compare", "is").path("enum")));
        assertEquals(Words.METHODS.all(), texts(at("call", "method").path("enum")));
    }

    @Test
    void everyKeyIsExplained() {
        List<String> silent = new ArrayList<>();
        collect(ROOT, "", silent);

        assertEquals(List.of(), silent);
    }

    private static void collect(JsonNode node, String path, List<String> silent) {
        node.path("properties").propertyStream().forEach(property -> {
            JsonNode target = property.getValue().has("$ref")
                    ? ROOT.at(property.getValue().path("$ref").asString().substring(1))
                    : property.getValue();
            if (!property.getValue().has("description") && !target.has("description") && !target.has("const")) {
                silent.add(path + "/" + property.getKey());
            }
        });
        node.propertyStream().forEach(child -> collect(child.getValue(), path + "/" + child.getKey(), silent));
    }

    private static Set<String> conditions() {
        Set<String> kinds = new TreeSet<>();
        definition("condition").path("oneOf").forEach(kind -> {
            String key = kind.has("$ref") ? "var" : texts(kind.path("required")).getFirst();
            kinds.add(key);
        });
        return kinds;
    }

    private static JsonNode definition(String name) {
        return ROOT.path("$defs").path(name);
    }

    private static JsonNode at(String group, String key) {
        return definition(group).path("properties").path(key);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode json(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }
}
