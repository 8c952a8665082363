package parley.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import parley.engine.Condition;
import parley.engine.Expectation;
import parley.engine.Step;
import parley.engine.Text;

/** The kinds of steps, in the order in which the editor offers them. */
enum StepKind {
    SAY("message-circle"),
    ASK("circle-help"),
    MENU("list"),
    IF("split"),
    GO("arrow-right"),
    HAND_OVER("headset"),
    SET("pencil"),
    COUNT("hash"),
    REMEMBER("bookmark"),
    USE("blocks"),
    PAUSE("ellipsis"),
    WAIT("clock"),
    NOTIFY("bell"),
    TASK("square-check"),
    LEAD("user-plus"),
    CALL("plug"),
    END("square");

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(3);
    private static final Duration USUAL_WAIT = Duration.ofHours(1);
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private final String icon;

    StepKind(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    static StepKind of(Step step) {
        return switch (step) {
            case Step.Say _ -> SAY;
            case Step.Ask _ -> ASK;
            case Step.Menu _ -> MENU;
            case Step.If _ -> IF;
            case Step.Set _ -> SET;
            case Step.Count _ -> COUNT;
            case Step.Remember _ -> REMEMBER;
            case Step.Pause _ -> PAUSE;
            case Step.Wait _ -> WAIT;
            case Step.Call _ -> CALL;
            case Step.Lead _ -> LEAD;
            case Step.Task _ -> TASK;
            case Step.Notify _ -> NOTIFY;
            case Step.HandOver _ -> HAND_OVER;
            case Step.Go _ -> GO;
            case Step.Use _ -> USE;
            case Step.End _ -> END;
        };
    }

    /** A step of this kind that its author has still to fill in. */
    Step blank() {
        return switch (this) {
            case SAY -> new Step.Say(Text.EMPTY);
            case ASK ->
                new Step.Ask(
                        Text.EMPTY, "", Expectation.of(Expectation.Kind.TEXT), Text.EMPTY, false, Step.Silence.NONE);
            case MENU -> new Step.Menu(Text.EMPTY, List.of(), Step.Silence.NONE);
            case IF -> new Step.If(List.of(blankBranch()), List.of());
            case SET -> new Step.Set("", Text.EMPTY);
            case COUNT -> new Step.Count("", 1);
            case REMEMBER -> new Step.Remember("", Text.EMPTY);
            case PAUSE -> new Step.Pause(USUAL_PAUSE);
            case WAIT -> new Step.Wait(new Step.Until.Passed(USUAL_WAIT));
            case CALL ->
                new Step.Call(
                        Step.Method.GET,
                        Text.EMPTY,
                        Map.of(),
                        Text.EMPTY,
                        Map.of(),
                        false,
                        USUAL_PATIENCE,
                        List.of(),
                        List.of());
            case LEAD -> new Step.Lead(Text.EMPTY, Text.EMPTY, Text.EMPTY, Text.EMPTY, Text.EMPTY);
            case TASK -> new Step.Task(Text.EMPTY, Text.EMPTY, 0, null);
            case NOTIFY -> new Step.Notify(List.of(), Text.EMPTY);
            case HAND_OVER ->
                new Step.HandOver(new Step.Desk.Queue(), Text.EMPTY, null, List.of(), List.of(), List.of());
            case GO -> new Step.Go("");
            case USE -> new Step.Use("");
            case END -> new Step.End();
        };
    }

    static Step.Branch blankBranch() {
        return new Step.Branch("", new Condition.Compare("", Condition.Operator.IS, Text.EMPTY), List.of());
    }
}
