package parley.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One version of a scenario, ready to answer. Immutable and safe for use by many threads; building it analyses every
 * wording once, a turn analyses only the message.
 */
public final class Engine {
    private final Scenario scenario;
    private final Understanding understanding;
    private final Language language;
    private final RepairWords repairWords;

    public Engine(Scenario scenario) {
        this.scenario = withWayToHuman(scenario);
        this.language = Language.of(scenario.language());
        this.understanding = new Understanding(scenario, language);
        this.repairWords = RepairWords.of(scenario.language());
    }

    /** Where the author made no topic for it, the wish for a human leads to whoever is next. */
    private static Scenario withWayToHuman(Scenario scenario) {
        if (scenario.topic(Scenario.HUMAN_TOPIC).isPresent()) {
            return scenario;
        }
        OwnWords words = OwnWords.of(scenario.language());
        Topic human = new Topic(
                Scenario.HUMAN_TOPIC,
                words.plain(OwnWords.Line.HUMAN),
                List.of(),
                List.of(new Step.HandOver(
                        new Step.Desk.Queue(),
                        Text.EMPTY,
                        null,
                        List.of(),
                        List.of(new Step.Say(words.text(OwnWords.Line.NOBODY_THERE))),
                        List.of(new Step.Say(words.text(OwnWords.Line.NOBODY_THERE))))));
        return new Scenario(
                scenario.language(),
                scenario.zone(),
                scenario.schedules(),
                scenario.synonyms(),
                scenario.greeting(),
                Stream.concat(scenario.topics().stream(), Stream.of(human)).toList(),
                scenario.blocks(),
                scenario.fallback(),
                scenario.comeback());
    }

    /**
     * Decides what happens next. The same arguments always give the same turn, and no input is refused: a message
     * nothing can be made of is a miss, an outcome nobody waits for changes nothing.
     */
    public Turn advance(Conversation before, Input input, Instant now) {
        return advance(before, input, now, now);
    }

    /**
     * The same for what had to wait.
     *
     * @param came when the input did
     */
    public Turn advance(Conversation before, Input input, Instant came, Instant now) {
        return switch (input) {
            case Input.Joined joined -> greet(before, joined, now);
            case Input.Said said -> isForBot(said) ? hear(before, said, came, now) : keepSilent(before);
            case Input.Edited edited ->
                exchange(before, heard(edited.text(), edited.person(), edited.place(), edited.message()), now)
                        .edited(edited.text());
            case Input.Commanded command ->
                exchange(
                                before,
                                new Round.Heard(
                                        command.text(),
                                        command.parameters().strip(),
                                        command.person(),
                                        command.place(),
                                        0),
                                now)
                        .commanded(command, came);
            case Input.Chosen chosen ->
                exchange(before, heard("", chosen.person(), chosen.place(), 0), now)
                        .chosen(chosen.ticket(), chosen.number());
            case Input.Woken woken ->
                exchange(before, heard("", woken.person(), woken.place(), 0), now)
                        .woken(woken.ticket());
            case Input.Called called ->
                exchange(before, heard("", called.person(), called.place(), 0), now)
                        .called(called);
            case Input.HandedOver handed ->
                exchange(before, heard("", handed.person(), handed.place(), 0), now)
                        .handedOver(handed);
            case Input.HumanSpoke() -> silent(before, now).humanSpoke();
            case Input.GivenBack() -> silent(before, now).givenBack();
        };
    }

    /** What messages that ask the same in other words share: their telling words, without their forms and their order. */
    public String likeness(String text) {
        Phrase phrase = Phrase.of(text, language);
        Set<String> telling = language.tellingStems(phrase.words());
        Set<String> stems = telling.isEmpty() ? language.stems(phrase.words()) : telling;
        return stems.isEmpty() ? phrase.key() : String.join(" ", new TreeSet<>(stems));
    }

    /** The count of turns goes on: it numbers the tickets, and buttons and alarms of before must not fit again. */
    private Turn greet(Conversation before, Input.Joined joined, Instant now) {
        Conversation fresh = new Conversation(
                Conversation.Owner.BOT,
                null,
                0,
                before.turns(),
                List.of(),
                List.of(),
                Map.of(),
                Conversation.NEW.pace());
        return exchange(fresh, heard("", joined.person(), joined.place(), 0), now)
                .greet();
    }

    private Turn hear(Conversation before, Input.Said said, Instant came, Instant now) {
        return exchange(before, heard(said.text(), said.person(), said.place(), said.message()), now)
                .said(said.text(), Optional.of(said.file()).filter(file -> !file.isBlank()), came);
    }

    private static boolean isForBot(Input.Said said) {
        return switch (said.place()) {
            case PRIVATE, OPEN_CHANNEL -> true;
            case GROUP -> said.addressed();
        };
    }

    /** What people say to each other is not even compared, so that no trace of it is kept. */
    private static Turn keepSilent(Conversation before) {
        return new Turn(before, List.of(), Why.of(Why.Rule.NOT_ADDRESSED));
    }

    private static Round.Heard heard(String text, Person person, Place place, long message) {
        return new Round.Heard(text, "", person, place, message);
    }

    private Exchange silent(Conversation before, Instant now) {
        return exchange(before, heard("", Person.UNKNOWN, Place.OPEN_CHANNEL, 0), now);
    }

    private Exchange exchange(Conversation before, Round.Heard heard, Instant now) {
        return new Exchange(new Round(scenario, before, heard, now), understanding, language, repairWords);
    }
}
