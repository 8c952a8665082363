package parley.authoring;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Schedule;
import parley.engine.Step;

/** One change of a scenario, as an author makes it on the page. Pure: the same change of the same scenario at the same moment. */
public sealed interface Edit {

    /** @param now gives new topics and blocks their ids, so that the id of a removed one never comes back */
    default Result on(Scenario scenario, Instant now) {
        return switch (ApplyEdit.apply(this, scenario, now)) {
            case Result.Fits(Scenario after) ->
                CheckLimits.of(after).<Result>map(Result.Refused::new).orElse(new Result.Fits(after));
            case Result.Refused refused -> refused;
        };
    }

    /** Whether it comes of typing into a field of what is there, and leaves everything else in its place. */
    default boolean types(Scenario scenario) {
        return switch (this) {
            case RenameTopic _, RenameBlock _, SetSynonyms _ -> true;
            case ReplaceStep(Position at, Step step) ->
                scenario.step(at)
                        .filter(before -> before.branches().equals(step.branches()))
                        .isPresent();
            case SetLanguage _,
                    SetZone _,
                    SetComeback _,
                    PutSchedule _,
                    RemoveSchedule _,
                    SetMisses _,
                    AddTopic _,
                    SetWordings _,
                    AddWordings _,
                    MoveTopic _,
                    DuplicateTopic _,
                    RemoveTopic _,
                    AddBlock _,
                    RemoveBlock _,
                    InsertStep _,
                    RemoveStep _,
                    MoveStep _,
                    DuplicateStep _,
                    ReplaceAll _ -> false;
        };
    }

    /** What a change makes of a scenario. */
    sealed interface Result {
        record Fits(Scenario scenario) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    record SetLanguage(Locale language) implements Edit {}

    record SetZone(ZoneId zone) implements Edit {}

    record SetComeback(Duration comeback) implements Edit {}

    /** Adds a schedule or replaces the one of this name. */
    record PutSchedule(String name, Schedule schedule) implements Edit {}

    record RemoveSchedule(String name) implements Edit {}

    record SetSynonyms(List<Set<String>> synonyms) implements Edit {
        public SetSynonyms {
            synonyms = List.copyOf(synonyms);
        }
    }

    /** How many misses in a row bring the steps for them. */
    record SetMisses(int misses) implements Edit {}

    /** Adds a topic at the end. */
    record AddTopic(String name, List<String> wordings, List<Step> steps) implements Edit {
        public AddTopic {
            wordings = List.copyOf(wordings);
            steps = List.copyOf(steps);
        }

        public AddTopic(String name, List<String> wordings) {
            this(name, wordings, List.of());
        }
    }

    record RenameTopic(String topic, String name) implements Edit {}

    /** Blank ones are left out, equal ones count once. */
    record SetWordings(String topic, List<String> wordings) implements Edit {
        public SetWordings {
            wordings = List.copyOf(wordings);
        }
    }

    /** Adds wordings behind those there are. */
    record AddWordings(String topic, List<String> wordings) implements Edit {
        public AddWordings {
            wordings = List.copyOf(wordings);
        }
    }

    /** @param to its place afterwards, from 0; beyond the end is the end */
    record MoveTopic(String topic, int to) implements Edit {}

    /** Puts a copy behind the topic. Wordings stay with the first, because two topics cannot answer the same one. */
    record DuplicateTopic(String topic) implements Edit {}

    record RemoveTopic(String topic) implements Edit {}

    record AddBlock(String name) implements Edit {}

    record RenameBlock(String block, String name) implements Edit {}

    record RemoveBlock(String block) implements Edit {}

    /** @param at before the step there; behind the last step, a place more than there are steps */
    record InsertStep(Position at, Step step) implements Edit {}

    record ReplaceStep(Position at, Step step) implements Edit {}

    record RemoveStep(Position at) implements Edit {}

    /**
     * Both places are counted as they are before the move: one up is the place less one, one down is the place and two.
     *
     * @param to before the step there, as in {@link InsertStep}
     */
    record MoveStep(Position from, Position to) implements Edit {}

    /** Puts a copy behind the step. */
    record DuplicateStep(Position at) implements Edit {}

    /** Takes another scenario's place, as an import does. */
    record ReplaceAll(Scenario scenario) implements Edit {}

    /** Wordings as they are kept. */
    static List<String> tidy(Stream<String> wordings) {
        return wordings.map(String::strip)
                .filter(wording -> !wording.isEmpty())
                .distinct()
                .toList();
    }
}
