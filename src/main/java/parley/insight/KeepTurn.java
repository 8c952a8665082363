package parley.insight;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotId;
import parley.engine.Conversation;
import parley.engine.Conversation.Strand;
import parley.engine.Effect;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Turn;
import parley.engine.Why;
import parley.running.TurnLog;

/** Keeps turns as transcripts. What was not meant for the bot, or said while a human had the word, is not kept. */
public final class KeepTurn implements TurnLog {
    private static final int LONGEST_SAID = 4_000;
    private static final int LONGEST_ANSWER = 8_000;
    private static final int LONGEST_LIKENESS = 300;
    private static final int MOST_STEPS = 30;

    private final Transcripts transcripts;

    public KeepTurn(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public void add(Taken taken) {
        Why.Rule rule = taken.turn().why().rule();
        boolean anothers = rule == Why.Rule.NOT_ADDRESSED || rule == Why.Rule.HUMAN_SPEAKS;
        boolean nothing = rule == Why.Rule.LATE && taken.turn().acts().isEmpty();
        if (!anothers && !nothing) {
            Entry entry = entry(taken);
            boolean settled = !taken.before().offered().isEmpty() && !entry.missed();
            String likeness = entry.missed() ? taken.engine().likeness(entry.said()) : "";
            transcripts.of(taken.ref().portal()).add(entry, clipped(likeness, LONGEST_LIKENESS), settled);
        }
    }

    private static Entry entry(Taken taken) {
        Input input = taken.input();
        Turn turn = taken.turn();
        Scenario scenario = taken.bot().scenario();
        LocalDateTime local = LocalDateTime.ofInstant(taken.at(), scenario.zone());
        Person person = person(input);
        Why.Rule rule = turn.why().rule();
        return new Entry(
                0,
                new BotId(taken.bot().id()),
                taken.dialog(),
                local.toLocalDate(),
                local.getHour(),
                taken.at(),
                person.number(),
                person.name(),
                place(input),
                kind(input),
                clipped(said(input), LONGEST_SAID),
                clipped(answered(turn), LONGEST_ANSWER),
                turn.why(),
                steps(turn),
                waitsAt(scenario, turn.conversation()),
                turn.effects().stream().anyMatch(Effect.HandOver.class::isInstance),
                rule == Why.Rule.FALLBACK || rule == Why.Rule.DID_YOU_MEAN,
                taken.bot().revision());
    }

    private static Entry.Kind kind(Input input) {
        return switch (input) {
            case Input.Joined _ -> Entry.Kind.JOINED;
            case Input.Said _ -> Entry.Kind.SAID;
            case Input.Edited _ -> Entry.Kind.EDITED;
            case Input.Commanded command -> command.name().isEmpty() ? Entry.Kind.TOLD : Entry.Kind.COMMANDED;
            case Input.Chosen _ -> Entry.Kind.CHOSEN;
            case Input.Woken _ -> Entry.Kind.WOKEN;
            case Input.Called _ -> Entry.Kind.CALLED;
            case Input.HandedOver _ -> Entry.Kind.HANDED_OVER;
            case Input.HumanSpoke _ -> Entry.Kind.HUMAN_SPOKE;
            case Input.GivenBack _ -> Entry.Kind.GIVEN_BACK;
        };
    }

    private static Person person(Input input) {
        return switch (input) {
            case Input.Joined joined -> joined.person();
            case Input.Said said -> said.person();
            case Input.Edited edited -> edited.person();
            case Input.Commanded command -> command.person();
            case Input.Chosen chosen -> chosen.person();
            case Input.Woken woken -> woken.person();
            case Input.Called called -> called.person();
            case Input.HandedOver handed -> handed.person();
            case Input.HumanSpoke _, Input.GivenBack _ -> Person.UNKNOWN;
        };
    }

    private static Place place(Input input) {
        return switch (input) {
            case Input.Joined joined -> joined.place();
            case Input.Said said -> said.place();
            case Input.Edited edited -> edited.place();
            case Input.Commanded command -> command.place();
            case Input.Chosen chosen -> chosen.place();
            case Input.Woken woken -> woken.place();
            case Input.Called called -> called.place();
            case Input.HandedOver handed -> handed.place();
            case Input.HumanSpoke _, Input.GivenBack _ -> Place.OPEN_CHANNEL;
        };
    }

    /** Of a pressed button only its number is known. */
    private static String said(Input input) {
        return switch (input) {
            case Input.Said said -> said.file().isBlank() ? said.text() : (said.text() + "\n" + said.file()).strip();
            case Input.Edited edited -> edited.text();
            case Input.Commanded command ->
                command.name().isEmpty() ? "" : ("/" + command.name() + " " + command.parameters()).strip();
            case Input.Chosen chosen -> Integer.toString(chosen.number());
            case Input.Joined _,
                    Input.Woken _,
                    Input.Called _,
                    Input.HandedOver _,
                    Input.HumanSpoke _,
                    Input.GivenBack _ -> "";
        };
    }

    private static String answered(Turn turn) {
        return turn.effects().stream()
                .filter(Effect.Say.class::isInstance)
                .map(effect -> ((Effect.Say) effect).message().plain())
                .collect(Collectors.joining("\n\n"));
    }

    private static List<Position> steps(Turn turn) {
        return turn.acts().stream()
                .map(Turn.Act::step)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_STEPS)
                .toList();
    }

    private static @Nullable Position waitsAt(Scenario scenario, Conversation conversation) {
        if (conversation.strands().isEmpty()) {
            return null;
        }
        Strand front = conversation.strands().getLast();
        boolean asks =
                scenario.step(front.at()).filter(Step.Asking.class::isInstance).isPresent();
        return asks ? front.at() : null;
    }

    /** Not through the middle of a character. */
    private static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
