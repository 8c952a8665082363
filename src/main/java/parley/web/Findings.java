package parley.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.authoring.Command;
import parley.engine.Finding;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;

/** What is wrong with a scenario, or might be, in words and at its places. */
record Findings(List<TopicView.Problem> all, Map<String, List<StepView.Mark>> byPlace) {

    /** @param commands of the bot: they lead to topics, too */
    static Findings of(
            Locale language,
            String address,
            Scenario scenario,
            List<Finding> found,
            List<Command> commands,
            Allowed allowed) {
        List<Command> wanted = commands.stream().filter(Command::wanted).toList();
        StepWords words = new StepWords(language, scenario);
        List<TopicView.Problem> all = new ArrayList<>();
        Map<String, List<StepView.Mark>> marks = new HashMap<>();
        for (Finding finding : found) {
            if (reachedByCommand(finding, wanted) || allowed.settles(finding)) {
                continue;
            }
            boolean error = finding.severity() == Finding.Severity.ERROR;
            String text = allowed.lacks(finding)
                    .map(need -> Messages.text(language, "topics.missing." + need))
                    .orElseGet(() -> ScenarioWords.finding(language, finding));
            Position place = finding.at();
            Position at = place == null ? null : shown(scenario, place);
            String shown = at == null ? "" : at.toString();
            all.add(new TopicView.Problem(
                    error,
                    shown,
                    at == null ? address + "/topics" : Drafting.address(address, at),
                    at == null ? "" : words.root(at.root()),
                    text));
            marks.computeIfAbsent(shown, _ -> new ArrayList<>()).add(new StepView.Mark(error, text));
        }
        wanted.stream()
                .filter(command -> scenario.topic(command.topic()).isEmpty())
                .map(command -> lost(language, address, command))
                .forEach(all::add);
        return new Findings(List.copyOf(all), Map.copyOf(marks));
    }

    private static boolean reachedByCommand(Finding finding, List<Command> commands) {
        Position at = finding.at();
        return finding.kind() == Finding.Kind.UNREACHABLE_TOPIC
                && at != null
                && at.root() instanceof Position.Root.OfTopic(String id)
                && commands.stream().anyMatch(command -> command.topic().equals(id));
    }

    /** The scenario is sound without it, but whoever uses the command is told nothing. */
    private static TopicView.Problem lost(Locale language, String address, Command command) {
        String name = "/" + command.terms().name();
        return new TopicView.Problem(
                false,
                "",
                address + "/commands/" + command.id().value(),
                name,
                Messages.text(language, "topics.command.lost"));
    }

    /** An option that only leads to a topic shows that in its menu, and no step of its own. */
    private static Position shown(Scenario scenario, Position at) {
        return at.parent()
                .filter(menu -> scenario.step(menu).orElse(null) instanceof Step.Menu(var _, var options, var _)
                        && branch(at) < options.size()
                        && options.get(branch(at)).leadsTo().isPresent())
                .orElse(at);
    }

    private static int branch(Position at) {
        return at.path().get(at.path().size() - 2);
    }

    /** Those of one list of steps, by the beginning of its positions. */
    List<TopicView.Problem> under(String root) {
        return all.stream()
                .filter(problem -> problem.at().equals(root) || problem.at().startsWith(root + "/"))
                .toList();
    }
}
