package parley.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.engine.Finding.Kind;

/** What is wrong with one step, whatever stands around it. */
final class LintStep {
    /** More does not fit into one message; counted as the platform counts, in UTF-16 units. */
    static final int LONGEST_TEXT = 19_500;

    /** Longer names do not fit on a button; the choice is then shown as a numbered list. */
    static final int LONGEST_LABEL = 40;

    private final Position at;
    private final List<Finding> findings = new ArrayList<>();

    LintStep(Position at) {
        this.at = at;
    }

    List<Finding> check(Step step) {
        if (EachStep.texts(step).stream().anyMatch(text -> text.source().length() > LONGEST_TEXT)) {
            add(Kind.TEXT_TOO_LONG, Integer.toString(LONGEST_TEXT));
        }
        switch (step) {
            case Step.Say say -> say(say);
            case Step.Ask ask -> ask(ask);
            case Step.Menu menu -> menu(menu);
            case Step.Set set -> name(set.variable());
            case Step.Count count -> name(count.variable());
            case Step.Remember remember -> name(remember.fact());
            case Step.Call call -> call(call);
            case Step.Lead lead -> {
                text(lead.title());
                add(Kind.NEEDS_CRM);
            }
            case Step.Task task -> {
                text(task.title());
                chosen(task.responsible());
                add(Kind.NEEDS_TASKS);
            }
            case Step.Notify notify -> {
                text(notify.text());
                chosen(notify.people().stream()
                        .mapToLong(number -> number)
                        .min()
                        .orElse(0));
            }
            case Step.HandOver handOver -> desk(handOver.to());
            case Step.If _, Step.Pause _, Step.Wait _, Step.Go _, Step.Use _, Step.End _ -> {}
        }
        return findings;
    }

    private void add(Kind kind, String... details) {
        findings.add(new Finding(kind, at, List.of(details)));
    }

    private void text(Text text) {
        if (text.isBlank()) {
            add(Kind.EMPTY_TEXT);
        }
    }

    private void name(String variable) {
        if (variable.isBlank()) {
            add(Kind.NO_VARIABLE);
        }
    }

    private void chosen(long number) {
        if (number <= 0) {
            add(Kind.NOBODY_CHOSEN);
        }
    }

    private void say(Step.Say say) {
        if (say.picture().isBlank() && say.links().isEmpty()) {
            text(say.text());
        }
        say.links().stream()
                .filter(link -> link.address().isBlank())
                .forEach(link -> add(Kind.EMPTY_ADDRESS, link.label().source()));
    }

    private void ask(Step.Ask ask) {
        text(ask.text());
        name(ask.variable());
        if (ask.expects().kind() == Expectation.Kind.ONE_OF) {
            ways(ask.expects().choices(), Expectation.MOST_CHOICES);
        }
    }

    private void menu(Step.Menu menu) {
        text(menu.text());
        ways(
                menu.options().stream()
                        .map(option -> new Expectation.Choice(option.label(), option.synonyms()))
                        .toList(),
                Step.Menu.MOST_OPTIONS);
    }

    private void ways(List<Expectation.Choice> ways, int most) {
        List<String> labels = ways.stream().map(Expectation.Choice::label).toList();
        if (labels.isEmpty()) {
            add(Kind.NO_OPTIONS);
        } else if (labels.size() > most) {
            add(Kind.TOO_MANY_OPTIONS, Integer.toString(labels.size()), Integer.toString(most));
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).isBlank()) {
                add(Kind.EMPTY_LABEL, Integer.toString(i + 1));
            }
        }
        labels.stream()
                .filter(label -> label.length() > LONGEST_LABEL)
                .forEach(label -> add(Kind.LABEL_TOO_LONG, label, Integer.toString(LONGEST_LABEL)));
        sameLabels(ways);
    }

    /** A synonym that is another option's name leads to the first of the two, like a name that is there twice. */
    private void sameLabels(List<Expectation.Choice> ways) {
        List<String> spellings = ways.stream()
                .flatMap(way -> Stream.concat(Stream.of(way.label()), way.synonyms().stream())
                        .map(LintStep::folded)
                        .distinct())
                .filter(spelling -> !spelling.isEmpty())
                .toList();
        LintScenario.repeated(spellings).forEach(spelling -> add(Kind.SAME_LABEL, spelling));
    }

    private static String folded(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private void call(Step.Call call) {
        if (call.address().isBlank()) {
            add(Kind.NOTHING_CHOSEN);
        } else if (!call.address().source().strip().toLowerCase(Locale.ROOT).startsWith("https://")) {
            add(Kind.NOT_HTTPS, call.address().source());
        }
    }

    private void desk(Step.Desk desk) {
        switch (desk) {
            case Step.Desk.Queue() -> add(Kind.NEEDS_OPEN_CHANNELS);
            case Step.Desk.Line(long number) -> {
                chosen(number);
                add(Kind.NEEDS_OPEN_CHANNELS);
            }
            case Step.Desk.Employee(long number) -> chosen(number);
        }
    }
}
