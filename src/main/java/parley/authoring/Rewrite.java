package parley.authoring;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import parley.engine.Position.Root;
import parley.engine.Scenario;
import parley.engine.Scenario.Block;
import parley.engine.Scenario.Fallback;
import parley.engine.Schedule;
import parley.engine.Step;
import parley.engine.Topic;

/** The same scenario with one part of it changed. */
record Rewrite(Scenario of) {

    Scenario language(Locale language) {
        return new Scenario(
                language,
                of.zone(),
                of.schedules(),
                of.synonyms(),
                of.greeting(),
                of.topics(),
                of.blocks(),
                of.fallback(),
                of.comeback());
    }

    Scenario zone(ZoneId zone) {
        return new Scenario(
                of.language(),
                zone,
                of.schedules(),
                of.synonyms(),
                of.greeting(),
                of.topics(),
                of.blocks(),
                of.fallback(),
                of.comeback());
    }

    Scenario schedules(Map<String, Schedule> schedules) {
        return new Scenario(
                of.language(),
                of.zone(),
                schedules,
                of.synonyms(),
                of.greeting(),
                of.topics(),
                of.blocks(),
                of.fallback(),
                of.comeback());
    }

    Scenario synonyms(List<Set<String>> synonyms) {
        return new Scenario(
                of.language(),
                of.zone(),
                of.schedules(),
                synonyms,
                of.greeting(),
                of.topics(),
                of.blocks(),
                of.fallback(),
                of.comeback());
    }

    Scenario comeback(Duration comeback) {
        return new Scenario(
                of.language(),
                of.zone(),
                of.schedules(),
                of.synonyms(),
                of.greeting(),
                of.topics(),
                of.blocks(),
                of.fallback(),
                comeback);
    }

    Scenario misses(int misses) {
        return fallback(
                new Fallback(of.fallback().steps(), misses, of.fallback().then()));
    }

    Scenario topics(List<Topic> topics) {
        return lists(of.greeting(), topics, of.blocks(), of.fallback());
    }

    /** In the place of the one with its id. */
    Scenario topic(Topic after) {
        return topics(of.topics().stream()
                .map(topic -> topic.id().equals(after.id()) ? after : topic)
                .toList());
    }

    Scenario blocks(List<Block> blocks) {
        return lists(of.greeting(), of.topics(), blocks, of.fallback());
    }

    /** In the place of the one with its id. */
    Scenario block(Block after) {
        return blocks(of.blocks().stream()
                .map(block -> block.id().equals(after.id()) ? after : block)
                .toList());
    }

    /** Where there is no such list, nothing changes. */
    Scenario steps(Root root, List<Step> steps) {
        return switch (root) {
            case Root.Greeting() -> lists(steps, of.topics(), of.blocks(), of.fallback());
            case Root.Fallback() ->
                fallback(new Fallback(
                        steps, of.fallback().afterMisses(), of.fallback().then()));
            case Root.Misses() ->
                fallback(new Fallback(of.fallback().steps(), of.fallback().afterMisses(), steps));
            case Root.OfTopic(String id) ->
                of.topic(id)
                        .map(topic -> topic(new Topic(id, topic.name(), topic.wordings(), steps)))
                        .orElse(of);
            case Root.OfBlock(String id) ->
                of.block(id)
                        .map(block -> block(new Block(id, block.name(), steps)))
                        .orElse(of);
        };
    }

    private Scenario fallback(Fallback fallback) {
        return lists(of.greeting(), of.topics(), of.blocks(), fallback);
    }

    private Scenario lists(List<Step> greeting, List<Topic> topics, List<Block> blocks, Fallback fallback) {
        return new Scenario(
                of.language(),
                of.zone(),
                of.schedules(),
                of.synonyms(),
                greeting,
                topics,
                blocks,
                fallback,
                of.comeback());
    }
}
