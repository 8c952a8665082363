package parley.running;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Message.Piece;
import parley.engine.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Effects in JSON: each kind under its own name, as it is kept from one version of Parley to the next. */
final class EffectDocument {
    private EffectDocument() {}

    static void write(Effect effect, ObjectNode into) {
        switch (effect) {
            case Effect.Say(Message message) -> write(message, "say", into);
            case Effect.Retire(long ticket) -> into.put("retire", ticket);
            case Effect.Type(Duration length) -> into.put("type", length.toMillis());
            case Effect.WakeAt wake ->
                into.putObject("wake").put("at", wake.when().toString()).put("ticket", wake.ticket());
            case Effect.Call call -> write(call, into.putObject("call"));
            case Effect.Remember(String fact, String value) ->
                into.putObject("remember").put("fact", fact).put("value", value);
            case Effect.CreateLead lead ->
                into.putObject("lead")
                        .put("title", lead.title())
                        .put("name", lead.name())
                        .put("phone", lead.phone())
                        .put("email", lead.email())
                        .put("note", lead.note());
            case Effect.CreateTask task -> {
                ObjectNode written = into.putObject("task")
                        .put("title", task.title())
                        .put("note", task.note())
                        .put("responsible", task.responsible());
                task.due().ifPresent(due -> written.put("due", due.toString()));
            }
            case Effect.Notify(List<Long> people, Message message) -> {
                ArrayNode written = into.putArray("notify");
                people.forEach(person -> written.add(person.longValue()));
                write(message, "notice", into);
            }
            case Effect.HandOver handOver -> write(handOver, into.putObject("handOver"));
        }
    }

    private static void write(Message message, String name, ObjectNode into) {
        ArrayNode pieces = into.putArray(name);
        message.pieces()
                .forEach(piece -> pieces.addObject()
                        .put(
                                switch (piece) {
                                    case Piece.Authored _ -> "authored";
                                    case Piece.Value _ -> "value";
                                },
                                piece.text()));
        ArrayNode choices = into.putArray("choices");
        message.choices()
                .forEach(choice -> choices.addObject()
                        .put("ticket", choice.ticket())
                        .put("number", choice.number())
                        .put("label", choice.label()));
        ArrayNode links = into.putArray("links");
        message.links()
                .forEach(link -> links.addObject().put("label", link.label()).put("address", link.address()));
        into.put("picture", message.picture());
    }

    private static void write(Effect.Call call, ObjectNode into) {
        into.put("ticket", call.ticket())
                .put("method", call.method().name())
                .put("address", call.address())
                .put("body", call.body())
                .put("repeatable", call.repeatable())
                .put("patience", call.patience().toMillis());
        write(call.headers(), into.putObject("headers"));
        write(call.picks(), into.putObject("picks"));
    }

    private static void write(Map<String, String> texts, ObjectNode into) {
        texts.forEach(into::put);
    }

    private static void write(Effect.HandOver handOver, ObjectNode into) {
        into.put("ticket", handOver.ticket()).put("note", handOver.note());
        switch (handOver.to()) {
            case Step.Desk.Queue() -> {}
            case Step.Desk.Line(long number) -> into.put("line", number);
            case Step.Desk.Employee(long number) -> into.put("employee", number);
        }
    }

    static Effect read(JsonNode written) {
        if (written.has("say")) {
            return new Effect.Say(message("say", written));
        } else if (written.has("retire")) {
            return new Effect.Retire(number("retire", written));
        } else if (written.has("type")) {
            return new Effect.Type(Duration.ofMillis(number("type", written)));
        } else if (written.has("wake")) {
            JsonNode wake = written.required("wake");
            return new Effect.WakeAt(Instant.parse(text("at", wake)), number("ticket", wake));
        } else if (written.has("call")) {
            return call(written.required("call"));
        } else if (written.has("remember")) {
            JsonNode remember = written.required("remember");
            return new Effect.Remember(text("fact", remember), text("value", remember));
        } else if (written.has("lead")) {
            JsonNode lead = written.required("lead");
            return new Effect.CreateLead(
                    text("title", lead),
                    text("name", lead),
                    text("phone", lead),
                    text("email", lead),
                    text("note", lead));
        } else if (written.has("task")) {
            JsonNode task = written.required("task");
            return new Effect.CreateTask(
                    text("title", task),
                    text("note", task),
                    number("responsible", task),
                    task.has("due") ? Optional.of(Instant.parse(text("due", task))) : Optional.empty());
        } else if (written.has("notify")) {
            return new Effect.Notify(
                    items("notify", written).stream().map(JsonNode::asLong).toList(), message("notice", written));
        }
        return handOver(written.required("handOver"));
    }

    /** What earlier versions kept had words only. */
    private static Message message(String name, JsonNode written) {
        return new Message(
                items(name, written).stream()
                        .<Piece>map(piece -> piece.has("value")
                                ? new Piece.Value(text("value", piece))
                                : new Piece.Authored(text("authored", piece)))
                        .toList(),
                items("choices", written).stream()
                        .map(choice -> new Message.Choice(
                                number("ticket", choice),
                                choice.required("number").asInt(),
                                text("label", choice)))
                        .toList(),
                items("links", written).stream()
                        .map(link -> new Message.Link(text("label", link), text("address", link)))
                        .toList(),
                written.path("picture").asString(""));
    }

    private static Effect call(JsonNode written) {
        return new Effect.Call(
                number("ticket", written),
                Step.Method.valueOf(text("method", written)),
                text("address", written),
                texts(written.required("headers")),
                text("body", written),
                texts(written.required("picks")),
                written.required("repeatable").asBoolean(),
                Duration.ofMillis(number("patience", written)));
    }

    private static Effect handOver(JsonNode written) {
        Step.Desk desk;
        if (written.has("line")) {
            desk = new Step.Desk.Line(number("line", written));
        } else if (written.has("employee")) {
            desk = new Step.Desk.Employee(number("employee", written));
        } else {
            desk = new Step.Desk.Queue();
        }
        return new Effect.HandOver(number("ticket", written), desk, text("note", written));
    }

    private static Map<String, String> texts(JsonNode written) {
        Map<String, String> texts = new HashMap<>();
        written.properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
    }

    private static long number(String name, JsonNode written) {
        return written.required(name).asLong();
    }

    private static String text(String name, JsonNode written) {
        return written.required(name).asString();
    }

    private static List<JsonNode> items(String name, JsonNode written) {
        return StreamSupport.stream(written.path(name).spliterator(), false).toList();
    }
}
