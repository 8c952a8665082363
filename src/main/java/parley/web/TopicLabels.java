package parley.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.authoring.Bot;
import parley.engine.Position;
import parley.engine.Topic;

/** Names and addresses of topics and steps, as far as a bot still has them. */
record TopicLabels(Locale language, Bot bot) {

    List<Option> options(String chosen) {
        return Stream.concat(
                        Stream.of(new Option("", Messages.text(language, "transcripts.filter.any"), chosen.isEmpty())),
                        bot.scenario().topics().stream()
                                .map(topic -> new Option(
                                        topic.id(), topic.name(), topic.id().equals(chosen))))
                .toList();
    }

    /** Something to choose. */
    record Option(String value, String label, boolean chosen) {}

    String name(String topic) {
        return bot.scenario().topic(topic).map(Topic::name).orElse(topic);
    }

    /** Of a step: its topic and its number there, as the editor counts. */
    String name(Position step) {
        String list = switch (step.root()) {
            case Position.Root.Greeting() -> Messages.text(language, "transcripts.step.greeting");
            case Position.Root.Fallback() -> Messages.text(language, "transcripts.step.fallback");
            case Position.Root.Misses() -> Messages.text(language, "transcripts.step.misses");
            case Position.Root.OfTopic(String id) -> name(id);
            case Position.Root.OfBlock(String id) ->
                bot.scenario().block(id).map(block -> block.name()).orElse(id);
        };
        String number = step.path().stream()
                .map(part -> Integer.toString(part + 1))
                .reduce((first, second) -> first + "." + second)
                .orElse("");
        return Messages.text(language, "transcripts.step", list, number);
    }

    /** Where the editor shows the step. */
    String address(Position step) {
        return Drafting.address(Drafting.address(bot), step);
    }
}
