package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every scenario and every course of events. */
class StrangeScenariosTest {
    private static final List<String> SAID = List.of(
            "one",
            "two",
            "vpn does not work",
            "1",
            "2",
            "yes",
            "no, 3",
            "back",
            "cancel",
            "human",
            "help",
            "repeat",
            "skip",
            "start over",
            "tomorrow",
            "anna@example.com",
            "что",
            "",
            "😀",
            "12.50 EUR");

    @RepeatedTest(300)
    void noCourseOfEventsBreaksAConversation(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Engine engine = new Engine(StrangeScenario.make(random));
        Engine other = new Engine(StrangeScenario.make(random));
        Conversation conversation = Conversation.NEW;
        Instant now = Transcript.NOW;
        for (int i = 0; i < 60; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(40)));
            Input input = input(random, conversation);
            Engine version = random.nextInt(20) == 0 ? other : engine;

            Turn turn = version.advance(conversation, input, now);

            assertEquals(turn, version.advance(conversation, input, now));
            assertTrue(turn.acts().size() <= Round.MOST_EFFECTS, () -> "effects: " + turn.acts());
            assertTrue(turn.conversation().strands().size() <= 3, () -> "open: " + turn.conversation());
            conversation = turn.conversation();
        }
    }

    private static Input input(Random random, Conversation conversation) {
        Place place = pick(random, Place.values());
        Person person = new Person(random.nextInt(2), "", "Ivan", "", List.of(), Map.of(), random.nextBoolean());
        long ticket = conversation.strands().isEmpty()
                ? 7
                : conversation
                        .strands()
                        .get(random.nextInt(conversation.strands().size()))
                        .ticket();
        String text = SAID.get(random.nextInt(SAID.size()));
        return switch (random.nextInt(12)) {
            case 0 -> new Input.Joined(place, person);
            case 1 -> new Input.Edited(text, place, person, random.nextInt(60));
            case 2 -> new Input.Commanded(random.nextBoolean() ? "a" : null, "run", text, place, person);
            case 3 -> new Input.Chosen(ticket, random.nextInt(4), place, person);
            case 4 -> new Input.Woken(ticket, place, person);
            case 5 ->
                new Input.Called(ticket, pick(random, Input.Called.Outcome.values()), Map.of("x", text), place, person);
            case 6 -> new Input.HandedOver(ticket, pick(random, Input.HandedOver.Outcome.values()), place, person);
            case 7 -> random.nextInt(5) == 0 ? new Input.HumanSpoke() : new Input.GivenBack();
            default ->
                new Input.Said(
                        text,
                        place,
                        person,
                        random.nextBoolean(),
                        random.nextInt(60),
                        random.nextInt(9) == 0 ? "a.png" : "");
        };
    }

    private static <T> T pick(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
