package parley.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.engine.Scenario;

/** What a step can lead to or be about: the topics, blocks and schedules there are. */
record StepTargets(Locale language, Scenario scenario) {

    List<StepField.Option> topics(String chosen) {
        return among(
                chosen,
                scenario.topics().stream()
                        .map(topic -> new StepField.Option(
                                topic.id(),
                                StepWords.topicName(topic),
                                topic.id().equals(chosen))));
    }

    List<StepField.Option> blocks(String chosen) {
        return among(
                chosen,
                scenario.blocks().stream()
                        .map(block -> new StepField.Option(
                                block.id(),
                                StepWords.blockName(block),
                                block.id().equals(chosen))));
    }

    List<StepField.Option> schedules(String chosen) {
        return among(
                chosen,
                scenario.schedules().keySet().stream()
                        .sorted()
                        .map(name -> new StepField.Option(name, name, name.equals(chosen))));
    }

    /** Also what is not there any more stays chosen, until its author decides otherwise. */
    private List<StepField.Option> among(String chosen, Stream<StepField.Option> there) {
        List<StepField.Option> options = new ArrayList<>(there.toList());
        boolean found = options.stream().anyMatch(StepField.Option::chosen);
        if (!found) {
            String label = chosen.isEmpty() ? text("topics.choose") : text("topics.gone", chosen);
            options.addFirst(new StepField.Option(chosen, label, true));
        }
        return options;
    }

    private String text(String key, Object... values) {
        return Messages.text(language, key, values);
    }
}
