package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.authoring.Rehearsal;
import parley.authoring.Rehearsal.Awaited;
import parley.authoring.Rehearsal.Rehearsed;
import parley.authoring.RehearsedInput;
import parley.engine.Effect;
import parley.engine.Input;
import parley.engine.Message;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Turn;
import parley.engine.Why;

/** Tells a rehearsed chat: what was said, what would be done, and why. */
record RehearsalWords(Locale language, Scenario scenario, String address) {

    List<RehearsalView.Entry> entries(Rehearsal rehearsal) {
        List<RehearsalView.Entry> entries = new ArrayList<>();
        for (Rehearsed rehearsed : rehearsal.turns()) {
            entries.add(entry(rehearsed, entries.size() == rehearsal.turns().size() - 1));
        }
        return entries;
    }

    /** @param last whether its buttons can be pressed */
    RehearsalView.Entry entry(Rehearsed rehearsed, boolean last) {
        List<RehearsalView.Line> lines = rehearsed.acts().stream()
                .map(act -> line(act, last))
                .filter(Objects::nonNull)
                .toList();
        @Nullable
        Why why =
                rehearsed.turns().isEmpty() ? null : rehearsed.turns().getLast().why();
        return new RehearsalView.Entry(
                said(rehearsed.input()),
                event(rehearsed),
                lines,
                why == null ? "" : why(why),
                why == null ? "" : details(why),
                why == null || why.topic() == null ? "" : address + "/topics/topic:" + why.topic());
    }

    static String said(RehearsedInput input) {
        return switch (input) {
            case RehearsedInput.Said said -> said.text();
            case RehearsedInput.Edited edited -> edited.text();
            case RehearsedInput.Pressed(String label) -> label;
            case RehearsedInput.Commanded command -> "/" + command.name() + " " + command.parameters();
            default -> "";
        };
    }

    private String event(Rehearsed rehearsed) {
        return switch (rehearsed.input()) {
            case RehearsedInput.Joined _ -> text("rehearsal.occurs.joined");
            case RehearsedInput.Waited _, RehearsedInput.WaitedUntil _ ->
                text("rehearsal.occurs.time", clock(rehearsed.at()));
            case RehearsedInput.Called called -> text("rehearsal.occurs.called." + called.outcome());
            case RehearsedInput.HandedOver over -> text("rehearsal.occurs.handed." + over.outcome());
            case RehearsedInput.HumanSpoke _ -> text("rehearsal.occurs.human");
            case RehearsedInput.GivenBack _ -> text("rehearsal.occurs.back");
            case RehearsedInput.Said _, RehearsedInput.Edited _, RehearsedInput.Pressed _, RehearsedInput.Commanded _ ->
                "";
        };
    }

    private RehearsalView.@Nullable Line line(Turn.Act act, boolean last) {
        String at = act.step() == null ? "" : act.step().toString();
        return switch (act.effect()) {
            case Effect.Say(Message message) ->
                new RehearsalView.Line(
                        false,
                        message.plain(),
                        message.picture(),
                        message.links().stream()
                                .map(link -> new RehearsalView.Link(link.label(), link.address()))
                                .toList(),
                        message.choices().stream().map(Message.Choice::label).toList(),
                        last,
                        href(act.step()),
                        at);
            case Effect.WakeAt(Instant when, var _) ->
                effect(text("rehearsal.effect.wake", clock(when)), act.step(), at);
            case Effect.Call call ->
                effect(text("rehearsal.effect.call", call.method(), call.address()), act.step(), at);
            case Effect.Remember(String fact, String value) ->
                effect(text("rehearsal.effect.remember", fact, value), act.step(), at);
            case Effect.CreateLead lead -> effect(text("rehearsal.effect.lead", lead.title()), act.step(), at);
            case Effect.CreateTask task -> effect(text("rehearsal.effect.task", task.title()), act.step(), at);
            case Effect.Notify(var _, Message message) ->
                effect(text("rehearsal.effect.notify", message.plain()), act.step(), at);
            case Effect.HandOver _ -> effect(text("rehearsal.effect.handover"), act.step(), at);
            case Effect.Retire _, Effect.Type _ -> null;
        };
    }

    private RehearsalView.Line effect(String text, @Nullable Position step, String at) {
        return new RehearsalView.Line(true, text, "", List.of(), List.of(), false, href(step), at);
    }

    private String href(@Nullable Position step) {
        return step == null
                ? ""
                : address + "/topics/" + new Position(step.root(), List.of()) + "?at="
                        + URLEncoder.encode(step.toString(), StandardCharsets.UTF_8);
    }

    private String why(Why why) {
        return text("rehearsal.why." + why.rule());
    }

    private String details(Why why) {
        if (why.wording() == null) {
            return why.compared().isEmpty() ? "" : text("rehearsal.why.compared", why.compared());
        }
        String topic = scenario.topic(Objects.requireNonNullElse(why.topic(), ""))
                .map(StepWords::topicName)
                .orElse("");
        return why.runnerUp() == null
                ? text("rehearsal.why.wording", why.wording(), topic, why.score())
                : text(
                        "rehearsal.why.runner-up",
                        why.wording(),
                        topic,
                        why.score(),
                        scenario.topic(why.runnerUp().topic())
                                .map(StepWords::topicName)
                                .orElse(""),
                        why.runnerUp().score());
    }

    /** What can happen next besides words. */
    List<RehearsalView.Wish> wishes(Rehearsal rehearsal) {
        List<RehearsalView.Wish> wishes = new ArrayList<>();
        for (Awaited awaited : rehearsal.awaited()) {
            switch (awaited) {
                case Awaited.Moment(Instant when, var _) ->
                    wishes.add(wish(new RehearsedInput.WaitedUntil(when), text("rehearsal.wish.time", clock(when))));
                case Awaited.Answer _ -> {
                    for (Input.Called.Outcome outcome : Input.Called.Outcome.values()) {
                        wishes.add(wish(
                                new RehearsedInput.Called(outcome, java.util.Map.of()),
                                text("rehearsal.occurs.called." + outcome)));
                    }
                }
                case Awaited.Human _ -> {
                    for (Input.HandedOver.Outcome outcome : Input.HandedOver.Outcome.values()) {
                        wishes.add(wish(
                                new RehearsedInput.HandedOver(outcome), text("rehearsal.occurs.handed." + outcome)));
                    }
                }
            }
        }
        return wishes;
    }

    private static RehearsalView.Wish wish(RehearsedInput input, String label) {
        return new RehearsalView.Wish(RehearsedInputs.write(input), label);
    }

    String clock(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .format(moment.atZone(scenario.zone()));
    }

    private String text(String key, Object... values) {
        return Messages.text(language, key, values);
    }
}
