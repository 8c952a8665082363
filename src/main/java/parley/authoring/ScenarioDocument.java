package parley.authoring;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A scenario as one readable document: the form in which it is kept. */
public final class ScenarioDocument {
    /** Grows when a document of today could be misread by a program of tomorrow. */
    private static final int VERSION = 1;

    private static final JsonMapper JSON = new JsonMapper();

    private ScenarioDocument() {}

    public static String write(Scenario scenario) {
        ObjectNode document = JSON.createObjectNode();
        document.put("parley", VERSION);
        document.put("language", scenario.language().toLanguageTag());
        document.set("greeting", steps(scenario.greeting()));
        ArrayNode topics = document.putArray("topics");
        for (Topic topic : scenario.topics()) {
            ObjectNode written = topics.addObject();
            written.put("id", topic.id());
            ArrayNode wordings = written.putArray("wordings");
            topic.wordings().forEach(wordings::add);
            written.set("steps", steps(topic.steps()));
        }
        document.set("fallback", steps(scenario.fallback().steps()));
        return JSON.writeValueAsString(document);
    }

    /** Reads what {@link #write} wrote; anything else is a damaged store and throws {@link IllegalStateException}. */
    public static Scenario read(String text) {
        JsonNode document = JSON.readTree(text);
        if (document.path("parley").asInt(0) != VERSION) {
            throw new IllegalStateException("A stored scenario is not of version " + VERSION);
        }
        return new Scenario(
                Locale.forLanguageTag(document.required("language").asString()),
                steps(document.required("greeting")),
                elements(document.required("topics")).stream()
                        .map(ScenarioDocument::topic)
                        .toList(),
                steps(document.required("fallback")));
    }

    private static Topic topic(JsonNode written) {
        return new Topic(
                written.required("id").asString(),
                elements(written.required("wordings")).stream()
                        .map(JsonNode::asString)
                        .toList(),
                steps(written.required("steps")));
    }

    private static ArrayNode steps(List<Step> steps) {
        ArrayNode written = JSON.createArrayNode();
        for (Step step : steps) {
            switch (step) {
                case Step.Say say -> written.addObject().put("say", say.text().source());
                default -> throw new UnsupportedOperationException("not yet written: " + step);
            }
        }
        return written;
    }

    private static List<Step> steps(JsonNode written) {
        return elements(written).stream()
                .<Step>map(step -> new Step.Say(Text.parse(step.required("say").asString())))
                .toList();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
