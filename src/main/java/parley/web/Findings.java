package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.engine.Finding;
import parley.engine.Lint;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;

/** What is wrong with a scenario, or might be, in words and at its places. */
record Findings(List<TopicView.Problem> all, Map<String, List<StepView.Mark>> byPlace) {

    static Findings of(Locale language, String address, Scenario scenario) {
        List<TopicView.Problem> all = new ArrayList<>();
        Map<String, List<StepView.Mark>> marks = new HashMap<>();
        for (Finding finding : Lint.check(scenario)) {
            boolean error = finding.severity() == Finding.Severity.ERROR;
            String text = ScenarioWords.finding(language, finding);
            Position found = finding.at();
            Position at = found == null ? null : shown(scenario, found);
            String place = at == null ? "" : at.toString();
            all.add(new TopicView.Problem(error, place, at == null ? address + "/topics" : href(address, at), text));
            marks.computeIfAbsent(place, _ -> new ArrayList<>()).add(new StepView.Mark(error, text));
        }
        return new Findings(List.copyOf(all), Map.copyOf(marks));
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

    private static String href(String address, Position at) {
        String page = address + "/topics/" + new Position(at.root(), List.of());
        return at.path().isEmpty() ? page : page + "?at=" + URLEncoder.encode(at.toString(), StandardCharsets.UTF_8);
    }

    /** Those of one list of steps, by the beginning of its positions. */
    List<TopicView.Problem> under(String root) {
        return all.stream()
                .filter(problem -> problem.at().equals(root) || problem.at().startsWith(root + "/"))
                .toList();
    }
}
