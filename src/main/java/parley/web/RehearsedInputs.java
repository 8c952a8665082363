package parley.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.authoring.RehearsedInput;
import parley.engine.Input;

/** The inputs of a rehearsal as the page keeps them: a word for the kind, and what belongs to it. */
final class RehearsedInputs {
    private RehearsedInputs() {}

    static String write(RehearsedInput input) {
        return switch (input) {
            case RehearsedInput.Joined _ -> "joined:";
            case RehearsedInput.Said said -> "said:" + said.text();
            case RehearsedInput.Edited edited -> "edited:" + edited.input() + " " + edited.text();
            case RehearsedInput.Pressed(String label) -> "pressed:" + label;
            case RehearsedInput.Commanded command -> "said:/" + command.name() + " " + command.parameters();
            case RehearsedInput.Waited(Duration length) -> "waited:" + length;
            case RehearsedInput.WaitedUntil(Instant moment) -> "until:" + moment;
            case RehearsedInput.Called called -> "called:" + called.outcome();
            case RehearsedInput.HandedOver over -> "handed:" + over.outcome();
            case RehearsedInput.HumanSpoke _ -> "human:";
            case RehearsedInput.GivenBack _ -> "back:";
        };
    }

    static Optional<RehearsedInput> read(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        try {
            return Optional.ofNullable(read(colon < 0 ? "" : text.substring(0, colon), rest));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable RehearsedInput read(String kind, String rest) {
        return switch (kind) {
            case "joined" -> new RehearsedInput.Joined();
            case "said" -> new RehearsedInput.Said(rest);
            case "pressed" -> new RehearsedInput.Pressed(rest);
            case "waited" -> new RehearsedInput.Waited(Duration.parse(rest));
            case "until" -> new RehearsedInput.WaitedUntil(Instant.parse(rest));
            case "called" -> new RehearsedInput.Called(Input.Called.Outcome.valueOf(rest), Map.of());
            case "handed" -> new RehearsedInput.HandedOver(Input.HandedOver.Outcome.valueOf(rest));
            case "human" -> new RehearsedInput.HumanSpoke();
            case "back" -> new RehearsedInput.GivenBack();
            default -> null;
        };
    }
}
