package parley.authoring;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.portals.PortalId;

/** A bot called Vera with two topics, for tests that change it part by part. */
record Vera(String name, String position, String greeting, List<String> topics, long revision) {
    static Vera bot() {
        return new Vera("Vera", "Help", "Hello", List.of("vpn: Restart it.", "hours: Nine to five."), 1);
    }

    Vera named(String name) {
        return new Vera(name, position, greeting, topics, revision);
    }

    Vera at(String position) {
        return new Vera(name, position, greeting, topics, revision);
    }

    Vera greets(String greeting) {
        return new Vera(name, position, greeting, topics, revision);
    }

    /** Each as {@code wordings: reply}, the wordings separated by bars; an empty text is a topic that is not there. */
    Vera answers(String... topics) {
        return new Vera(name, position, greeting, Arrays.asList(topics), revision);
    }

    Vera revised(long revision) {
        return new Vera(name, position, greeting, topics, revision);
    }

    Bot build() {
        return new Bot(
                new BotId(1),
                new PortalId("acme"),
                "vera",
                BotKind.STANDARD,
                false,
                new BotProfile(name, "", BotColor.AZURE, "", null, position, "", null, null),
                new Scenario(Locale.ENGLISH, say(greeting), topicsWithIds(), say("Sorry")),
                new Wish.Live(),
                new Registration.Registered(842L),
                revision,
                Instant.EPOCH);
    }

    BotDraft typed() {
        return BotDraft.of(build());
    }

    private List<Topic> topicsWithIds() {
        return IntStream.range(0, topics.size())
                .filter(at -> !topics.get(at).isEmpty())
                .mapToObj(at -> {
                    String[] halves = topics.get(at).split(": ", 2);
                    return new Topic("t" + (at + 1), List.of(halves[0].split("\\|")), say(halves[1]));
                })
                .toList();
    }

    private static List<Step> say(String text) {
        return List.of(new Step.Say(Text.parse(text)));
    }
}
