package parley.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import parley.engine.Finding.Kind;

/**
 * What the bot would say when a human has the conversation, or may have it. It is silent then: it may not talk over anybody, and
 * where it has left the dialog, nothing of it arrives (open-channels.md, 6.1).
 */
final class LintHumans {
    private final Scenario scenario;
    /** Who has the word behind a shared block; a block that uses itself gives it to nobody by that. */
    private final Map<String, Word> byBlock;

    private final List<Finding> findings = new ArrayList<>();

    /** Who has the word, from the bot on. */
    private enum Word {
        BOT,
        PERHAPS_HUMAN,
        HUMAN
    }

    LintHumans(Scenario scenario) {
        this(scenario, new HashMap<>());
    }

    private LintHumans(Scenario scenario, Map<String, Word> byBlock) {
        this.scenario = scenario;
        this.byBlock = byBlock;
    }

    List<Finding> check() {
        EachStep.roots(scenario).forEach(root -> walk(new Position(root, List.of()), scenario.steps(root), Word.BOT));
        return findings;
    }

    /**
     * One finding for each list: what follows has the same reason.
     *
     * @return who has the word behind the steps
     */
    private Word walk(Position list, List<Step> steps, Word before) {
        Word now = before;
        for (int i = 0; i < steps.size(); i++) {
            Position at = list.below(i);
            if (now != Word.BOT && talks(steps.get(i))) {
                add(now == Word.HUMAN ? Kind.SAID_TO_NOBODY : Kind.SAID_UNLESS_TAKEN, at);
                return Word.BOT;
            }
            now = walk(at, steps.get(i), now);
        }
        return now;
    }

    private void add(Kind kind, Position at) {
        findings.add(new Finding(kind, at, List.of()));
    }

    private Word walk(Position at, Step step, Word before) {
        return switch (step) {
            case Step.HandOver handOver -> handOver(at, handOver);
            case Step.If _, Step.Call _, Step.Asking _ -> branches(at, step, before);
            case Step.Go _, Step.End _ -> Word.BOT;
            case Step.Say _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _ -> before;
            case Step.Use(String block) -> later(before, behind(block));
        };
    }

    /** What is said inside of the block is told where it is written, and not again where it is used. */
    private Word behind(String block) {
        if (byBlock.putIfAbsent(block, Word.BOT) == null) {
            Position.Root root = new Position.Root.OfBlock(block);
            byBlock.put(
                    block,
                    new LintHumans(scenario, byBlock)
                            .walk(new Position(root, List.of()), scenario.steps(root), Word.BOT));
        }
        return byBlock.getOrDefault(block, Word.BOT);
    }

    private static Word later(Word one, Word other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Word handOver(Position at, Step.HandOver handOver) {
        walk(at.below(0), handOver.accepted(), Word.HUMAN);
        walk(at.below(1), handOver.nobody(), Word.BOT);
        walk(at.below(2), handOver.late(), Word.BOT);
        boolean mayHaveLeft = handOver.to() instanceof Step.Desk.Queue && handOver.patience() != null;
        if (mayHaveLeft && reaches(handOver.late(), LintHumans::asks, new HashSet<>())) {
            add(Kind.UNHEARD_WHEN_LATE, at);
        }
        return Word.PERHAPS_HUMAN;
    }

    private Word branches(Position at, Step step, Word before) {
        Word after = before;
        for (int branch = 0; branch < step.branches().size(); branch++) {
            after = later(after, walk(at.below(branch), step.branches().get(branch), before));
        }
        return after;
    }

    /** Choices and calls are looked into, so that the place of a finding is where something is said. */
    private boolean talks(Step step) {
        return switch (step) {
            case Step.Say _, Step.Asking _ -> true;
            case Step.Go _, Step.Use _ ->
                reaches(List.of(step), each -> each instanceof Step.Say || asks(each), new HashSet<>());
            case Step.If _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Call _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.HandOver _,
                    Step.End _ -> false;
        };
    }

    private static boolean asks(Step step) {
        return step instanceof Step.Asking;
    }

    /** Whether there is such a step, there or wherever the steps lead. */
    private boolean reaches(List<Step> steps, Predicate<Step> wanted, Set<Position.Root> seen) {
        return steps.stream().anyMatch(step -> reaches(step, wanted, seen));
    }

    private boolean reaches(Step step, Predicate<Step> wanted, Set<Position.Root> seen) {
        if (step instanceof Step.Go(String topic)) {
            return reaches(new Position.Root.OfTopic(topic), wanted, seen);
        } else if (step instanceof Step.Use(String block)) {
            return reaches(new Position.Root.OfBlock(block), wanted, seen);
        } else {
            return wanted.test(step) || step.branches().stream().anyMatch(branch -> reaches(branch, wanted, seen));
        }
    }

    private boolean reaches(Position.Root root, Predicate<Step> wanted, Set<Position.Root> seen) {
        return seen.add(root) && reaches(scenario.steps(root), wanted, seen);
    }
}
