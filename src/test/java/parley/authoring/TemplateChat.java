package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.authoring.Rehearsal.Rehearsed;
import parley.engine.Effect;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Turn.Act;

/**
 * A chat with a bot made from a template, as a text: what is done to the bot stands behind {@code >}, {@code press},
 * {@code wait} and {@code outcome}; what the bot says behind {@code <}, what else it does behind {@code *}.
 */
final class TemplateChat {
    private static final Person VERA = new Person("Vera Novak", "Vera", "Novak");

    private TemplateChat() {}

    /** The same text with what the bot does today. */
    static String replay(Template template, String chat) {
        List<String> lines = chat.lines().filter(TemplateChat::isInput).toList();
        String[] head = lines.getFirst().split(" ");
        Setting setting = new Setting(VERA, Place.valueOf(head[1].toUpperCase(Locale.ROOT)), Instant.parse(head[2]));
        List<RehearsedInput> inputs = new ArrayList<>(List.of(new RehearsedInput.Joined()));
        lines.stream().skip(1).map(TemplateChat::input).forEach(inputs::add);
        Rehearsal rehearsal = RehearseScenario.rehearse(Templates.fill(template, Map.of()), inputs, setting);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            text.append(lines.get(i)).append('\n');
            answers(rehearsal.turns().get(i))
                    .forEach(answer -> text.append(answer).append('\n'));
        }
        return text.toString();
    }

    private static boolean isInput(String line) {
        return line.matches("(in|>|press|wait|outcome) .*");
    }

    private static RehearsedInput input(String line) {
        String kind = line.substring(0, line.indexOf(' '));
        String rest = line.substring(line.indexOf(' ') + 1);
        return switch (kind) {
            case ">" -> new RehearsedInput.Said(rest);
            case "press" -> new RehearsedInput.Pressed(rest);
            case "wait" -> new RehearsedInput.Waited(Duration.parse(rest));
            default -> new RehearsedInput.HandedOver(Input.HandedOver.Outcome.valueOf(rest));
        };
    }

    private static Stream<String> answers(Rehearsed turn) {
        return turn.acts().stream().map(Act::effect).flatMap(TemplateChat::answer);
    }

    private static Stream<String> answer(Effect effect) {
        return switch (effect) {
            case Effect.Say(var message) ->
                Stream.of("< " + message.plain().replace("\n", " / ")
                        + message.choices().stream()
                                .map(choice -> " [" + choice.label() + "]")
                                .collect(Collectors.joining())
                        + message.links().stream()
                                .map(link -> " (" + link.label() + ": " + link.address() + ")")
                                .collect(Collectors.joining()));
            case Effect.CreateLead lead ->
                Stream.of("* lead: "
                        + String.join(" | ", lead.title(), lead.name(), lead.phone(), lead.email(), lead.note()));
            case Effect.CreateTask task ->
                Stream.of("* task: " + String.join(" | ", task.title(), task.note(), "for " + task.responsible()));
            case Effect.Notify notify ->
                Stream.of("* tell " + notify.people() + ": " + notify.message().plain());
            case Effect.Remember(String fact, String value) -> Stream.of("* remember " + fact + ": " + value);
            case Effect.HandOver handOver -> Stream.of("* hand over: " + handOver.note());
            case Effect.Type _, Effect.Retire _, Effect.WakeAt _, Effect.Call _ -> Stream.empty();
        };
    }
}
