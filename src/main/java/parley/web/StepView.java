package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;

/**
 * One step in the document of a topic, with the steps inside it.
 *
 * @param id unique on the page
 * @param at its position
 * @param href of its form
 * @param form open in place, or null
 * @param focused whether the keyboard goes here when the page shows it
 */
public record StepView(
        String id,
        String at,
        String href,
        String kind,
        String icon,
        String sentence,
        List<Mark> problems,
        List<BranchView> branches,
        @Nullable StepFormView form,
        boolean focused) {

    /** Something that is wrong with it, or might be. */
    public record Mark(boolean error, String text) {}

    /** One way on from a step. */
    public record BranchView(String id, String name, ListView list) {}

    /**
     * Steps one after the other.
     *
     * @param at where the list stands; a step's position is this and its number
     * @param end where the next step would stand
     */
    public record ListView(String at, String end, List<StepView> steps) {}

    public boolean open() {
        return form != null;
    }

    /**
     * Draws steps.
     *
     * @param address of the bot
     * @param open position of the step whose form is shown, or empty
     * @param focus position of the step that gets the keyboard, or empty
     */
    record Drawing(
            Locale language,
            Scenario scenario,
            String address,
            Map<String, List<Mark>> problems,
            @Nullable StepFormView open,
            String focus) {

        ListView list(Position.Root root) {
            return list(new Position(root, List.of()).toString(), scenario.steps(root));
        }

        private ListView list(String at, List<Step> steps) {
            return new ListView(
                    at,
                    at + "/" + steps.size(),
                    IntStream.range(0, steps.size())
                            .mapToObj(number -> step(at + "/" + number, steps.get(number)))
                            .toList());
        }

        StepView step(String at, Step step) {
            StepKind kind = StepKind.of(step);
            StepWords words = new StepWords(language, scenario);
            String path = path(at);
            return new StepView(
                    "step-" + path,
                    at,
                    address + "/step?at=" + URLEncoder.encode(at, StandardCharsets.UTF_8),
                    Messages.text(language, "topics.kind." + kind),
                    kind.icon(),
                    words.sentence(step),
                    problems.getOrDefault(at, List.of()),
                    branches(at, path, step, words),
                    open != null && open.at().equals(at) ? open : null,
                    focus.equals(at));
        }

        private List<BranchView> branches(String at, String path, Step step, StepWords words) {
            List<List<Step>> branches = step.branches();
            return IntStream.range(0, branches.size())
                    .filter(number -> shown(step, number))
                    .mapToObj(number -> new BranchView(
                            "branch-" + path + "-" + number,
                            words.branch(step, number),
                            list(at + "/" + number, branches.get(number))))
                    .toList();
        }

        static String path(String at) {
            return at.substring(at.indexOf('/') + 1).replace('/', '-');
        }

        /** What happens when nobody answers is out of the way until the author wants it. */
        private static boolean shown(Step step, int number) {
            return switch (step) {
                case Step.Ask ask -> awaited(ask.silence());
                case Step.Menu menu ->
                    number < menu.options().size()
                            ? menu.options().get(number).leadsTo().isEmpty()
                            : awaited(menu.silence());
                default -> true;
            };
        }

        private static boolean awaited(Step.Silence silence) {
            return silence.after() != null || !silence.steps().isEmpty();
        }
    }

    /** The shape of what is inside: where it changes, the steps inside are drawn anew. */
    static String shape(List<BranchView> branches) {
        return branches.stream().map(branch -> branch.id() + branch.name()).collect(Collectors.joining("\n"));
    }
}
