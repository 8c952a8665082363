package parley.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.Employees;
import parley.authoring.Employees.Employee;
import parley.engine.Position;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Variable;
import parley.portals.PortalId;
import parley.portals.UserId;

/** Opens the forms of steps. */
final class StepForms {
    private final Employees employees;

    StepForms(Employees employees) {
        this.employees = employees;
    }

    /** Null where there is no such step. */
    @Nullable
    StepFormView open(Context context, Bot bot, Scenario scenario, String at) {
        Optional<Step> step = Position.read(at).flatMap(scenario::step);
        if (step.isEmpty()) {
            return null;
        }
        Locale language = Exchange.language(context);
        String address = Drafting.address(bot);
        return new StepFormView(
                "step-" + StepView.Drawing.path(at),
                at,
                address + "/step?at=" + URLEncoder.encode(at, StandardCharsets.UTF_8),
                Drafting.digest(StepState.of(step.get())),
                address + "/employees",
                new StepForm(language, scenario, number -> name(language, bot, number)).fields(step.get()),
                List.copyOf(variables(scenario)));
    }

    private String name(Locale language, Bot bot, long number) {
        return employees.find(bot.portal(), new UserId(number)) instanceof Employees.Answer.Found(List<Employee> found)
                        && !found.isEmpty()
                ? Avatars.name(language, found.getFirst().colleague())
                : Messages.text(language, "editors.nameless", Long.toString(number));
    }

    /** What texts can mention: first what every text can, then what this scenario asks for or remembers. */
    private static Set<String> variables(Scenario scenario) {
        Set<String> own = new TreeSet<>();
        collect(scenario.greeting(), own);
        scenario.topics().forEach(topic -> collect(topic.steps(), own));
        scenario.blocks().forEach(block -> collect(block.steps(), own));
        collect(scenario.fallback().steps(), own);
        collect(scenario.fallback().then(), own);
        Set<String> all = new java.util.LinkedHashSet<>(own);
        for (Variable variable : Variable.values()) {
            all.add(variable.spelling());
        }
        all.removeIf(String::isBlank);
        return all;
    }

    private static void collect(List<Step> steps, Set<String> names) {
        for (Step step : steps) {
            switch (step) {
                case Step.Ask ask -> names.add(ask.variable());
                case Step.Set set -> names.add(set.variable());
                case Step.Count count -> names.add(count.variable());
                case Step.Remember fact -> names.add(Variable.FACT + fact.fact());
                case Step.Call call -> names.addAll(call.picks().keySet());
                default -> {}
            }
            step.branches().forEach(branch -> collect(branch, names));
        }
    }

    /** Employees whose names fit what was typed; none where the portal does not tell. */
    List<StepField.Option> search(Context context, PortalId portal) {
        String words =
                Objects.requireNonNullElse(context.queryParam("find"), "").strip();
        Locale language = Exchange.language(context);
        return words.isEmpty()
                        || !(employees.search(portal, words.substring(0, Math.min(100, words.length())))
                                instanceof Employees.Answer.Found(List<Employee> found))
                ? List.of()
                : found.stream()
                        .map(employee -> new StepField.Option(
                                Long.toString(employee.colleague().user().value()),
                                Avatars.name(language, employee.colleague()),
                                false))
                        .toList();
    }
}
