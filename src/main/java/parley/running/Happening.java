package parley.running;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import parley.engine.Input;
import parley.engine.Person;
import parley.inbox.Envelope;
import parley.inbox.NewEnvelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Something that came of an effect and goes back to the engine through the lane of its dialog. */
public record Happening(Meeting meeting, What what) {
    /** The kind of envelope that carries it. */
    public static final String KIND = "happening";

    private static final JsonMapper JSON = new JsonMapper();

    /** What happened. */
    sealed interface What {
        record Woken(long ticket) implements What {}

        record Called(long ticket, Input.Called.Outcome outcome, Map<String, String> picked) implements What {
            public Called {
                picked = Map.copyOf(picked);
            }
        }

        record HandedOver(long ticket, Input.HandedOver.Outcome outcome) implements What {}

        /** A human was found to own the dialog. */
        record HumanFound() implements What {}
    }

    /** The way back, in the lane of what it came of. */
    NewEnvelope after(Envelope cause, String name, Instant due) {
        return new NewEnvelope(cause.lane(), KIND, cause.lane() + "/" + cause.id() + "/" + name, write(), due);
    }

    Input input(Person person) {
        return switch (what) {
            case What.Woken(long ticket) -> new Input.Woken(ticket, meeting.place(), person);
            case What.Called(long ticket, Input.Called.Outcome outcome, Map<String, String> picked) ->
                new Input.Called(ticket, outcome, picked, meeting.place(), person);
            case What.HandedOver(long ticket, Input.HandedOver.Outcome outcome) ->
                new Input.HandedOver(ticket, outcome, meeting.place(), person);
            case What.HumanFound() -> new Input.HumanSpoke();
        };
    }

    byte[] write() {
        ObjectNode written = JSON.createObjectNode();
        meeting.write(written);
        switch (what) {
            case What.Woken(long ticket) -> written.put("woken", ticket);
            case What.Called called -> {
                written.put("called", called.ticket())
                        .put("outcome", called.outcome().name());
                ObjectNode picked = written.putObject("picked");
                called.picked().forEach(picked::put);
            }
            case What.HandedOver handed ->
                written.put("handedOver", handed.ticket())
                        .put("outcome", handed.outcome().name());
            case What.HumanFound() -> written.put("humanFound", true);
        }
        return JSON.writeValueAsBytes(written);
    }

    public static Happening read(byte[] payload) {
        JsonNode written = JSON.readTree(payload);
        return new Happening(Meeting.read(written), what(written));
    }

    private static What what(JsonNode written) {
        if (written.has("woken")) {
            return new What.Woken(written.required("woken").asLong());
        } else if (written.has("called")) {
            Map<String, String> picked = new HashMap<>();
            written.required("picked")
                    .properties()
                    .forEach(one -> picked.put(one.getKey(), one.getValue().asString()));
            return new What.Called(
                    written.required("called").asLong(),
                    Input.Called.Outcome.valueOf(written.required("outcome").asString()),
                    picked);
        } else if (written.has("handedOver")) {
            return new What.HandedOver(
                    written.required("handedOver").asLong(),
                    Input.HandedOver.Outcome.valueOf(written.required("outcome").asString()));
        }
        return new What.HumanFound();
    }
}
