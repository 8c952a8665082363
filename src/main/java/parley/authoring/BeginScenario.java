package parley.authoring;

import java.util.List;
import java.util.Optional;
import parley.engine.Scenario;
import parley.engine.Topic;
import parley.portals.Colleague;
import parley.portals.People;
import parley.portals.UserId;

/** Gives a new bot its first version and its draft. */
public final class BeginScenario {
    private final Scenarios scenarios;
    private final People people;

    public BeginScenario(Scenarios scenarios, People people) {
        this.scenarios = scenarios;
        this.people = people;
    }

    /** What a bot says live, and what its draft says. */
    record Words(Scenario live, Scenario draft) {
        static Words typed(Scenario scenario) {
            return new Words(scenario, scenario);
        }
    }

    Words of(Bot model) {
        Optional<ScenarioDraft> draft = scenarios.of(model.portal()).draft(model.id());
        return new Words(model.scenario(), draft.map(ScenarioDraft::scenario).orElse(model.scenario()));
    }

    /** Joins the transaction of the thread. */
    void begin(Bot bot, Words words, UserId by) {
        Colleague author = people.of(bot.portal()).find(by);
        Scenarios.OfPortal own = scenarios.of(bot.portal());
        own.add(bot.id(), new Version(bot.version(), bot.scenario(), "", author, bot.changedAt()));
        own.begin(bot.id(), words.draft(), author, bot.changedAt());
    }

    /** Keeps in the draft what was typed once more into the form that made the bot. */
    void typedAgain(Bot bot, Scenario typed, UserId by) {
        Scenarios.OfPortal own = scenarios.of(bot.portal());
        own.draft(bot.id())
                .filter(draft -> !sameWords(draft.scenario(), typed))
                .ifPresent(draft -> own.change(
                        bot.id(),
                        draft.revision(),
                        typed,
                        people.of(bot.portal()).find(by),
                        bot.changedAt()));
    }

    /** Topics have new ids each time they are typed. */
    private static boolean sameWords(Scenario one, Scenario other) {
        return withoutIds(one).equals(withoutIds(other));
    }

    private static Scenario withoutIds(Scenario scenario) {
        List<Topic> topics = scenario.topics().stream()
                .map(topic -> new Topic("", topic.name(), topic.wordings(), topic.steps()))
                .toList();
        return new Rewrite(scenario).topics(topics);
    }
}
