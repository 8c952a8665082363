package parley.engine;

import static parley.engine.ScenarioDraft.in;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.engine.Message.Piece.Authored;
import parley.engine.Message.Piece.Value;

/** What the bot says when, and what it remembers. */
class EngineTest extends Transcript {
    @Test
    void greetsWhoeverItMeets() {
        given(helpDesk());
        whenBotJoins(IVAN);
        thenBotSays("Hello Ivan Petrov!", "I answer questions about computers.");
        thenWhyIs(Why.Rule.GREETING, null, "", null);
    }

    @Test
    void staysSilentWithoutGreeting() {
        given(in("en"));
        whenBotJoins(IVAN);
        thenBotSaysNothing();
        thenWhyIs(Why.Rule.GREETING, null, "", null);
    }

    @Test
    void takesAllStepsOfTheTopicThatFits() {
        given(helpDesk());
        whenPersonSays("VPN does not work!");
        thenBotSays("Restart it, Ivan Petrov.", "Then write again.");
        thenWhyIs(Why.Rule.EXACT_WORDING, "vpn", "vpn does not work", "vpn does not work");
    }

    @Test
    void namesTheStemsItCompared() {
        given(helpDesk());
        whenPersonSays("hi, my vpn is not working");
        thenWhyIs(Why.Rule.ALL_WORDS, "vpn", "hi my vpn is not work", "vpn does not work");
    }

    @Test
    void fallsBackWhenNothingFits() {
        given(helpDesk());
        whenPersonSays("Where is the canteen?");
        thenBotSays("I do not know \"Where is the canteen?\".");
        thenWhyIs(Why.Rule.FALLBACK, null, "where is the canteen", null);
    }

    @Test
    void countsMissesInARow() {
        given(helpDesk());
        whenPersonSays("canteen");
        whenPersonSays("canteen!");
        thenMissesAre(2);
        whenPersonSays("vpn does not work");
        thenMissesAre(0);
        whenPersonSays("canteen");
        thenMissesAre(1);
    }

    @Test
    void forgetsMissesWhenItMeetsTheDialogAnew() {
        given(helpDesk());
        whenPersonSays("canteen");
        whenBotJoins(IVAN);
        thenMissesAre(0);
    }

    @Test
    void keepsOutOfTalkBetweenPeopleInAGroup() {
        given(helpDesk());
        whenPersonSaysIn(Place.GROUP, "canteen", true);
        whenPersonSaysIn(Place.GROUP, "vpn does not work", false);
        thenBotSaysNothing();
        thenWhyIs(Why.Rule.NOT_ADDRESSED, null, "", null);
        thenMissesAre(1);
    }

    @Test
    void answersInAGroupWhenAddressed() {
        given(helpDesk());
        whenPersonSaysIn(Place.GROUP, ", vpn does not work", true);
        thenTopicIs("vpn", Why.Rule.EXACT_WORDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRIVATE", "OPEN_CHANNEL"})
    void answersOutsideGroupsAddressedOrNot(Place place) {
        given(helpDesk());
        whenPersonSaysIn(place, "vpn does not work", false);
        thenTopicIs("vpn", Why.Rule.EXACT_WORDING);
    }

    @Test
    void keepsApartWhatTheAuthorAndThePersonWrote() {
        given(helpDesk());
        whenPersonSays("[b]{person.name}[/b] {{message}}");
        thenBotSaysPieces(
                new Authored("I do not know \""), new Value("[b]{person.name}[/b] {{message}}"), new Authored("\"."));
    }

    @Test
    void doesNotExpandVariablesInAName() {
        given(helpDesk());
        whenBotJoins(new Person("{message}[url=x]", "", ""));
        thenBotSays("Hello {message}[url=x]!", "I answer questions about computers.");
    }

    @Test
    void passesOnThePersonsTextUntouched() {
        given(in("en").fallsBackTo("{message}"));
        whenPersonSays("  two  blanks,\n\nlines \u202E and Ё ");
        thenBotSaysPieces(new Value("  two  blanks,\n\nlines \u202E and Ё "));
    }

    @Test
    void sendsNoEmptyMessage() {
        given(in("en").greets("{person.name}", "{message}", " ", "Welcome."));
        whenBotJoins(Person.UNKNOWN);
        thenBotSays("Welcome.");
    }

    @Test
    void sendsNoMoreThanTwentyMessagesInATurn() {
        given(in("en").greets(numbered(21)));
        whenBotJoins(IVAN);
        thenBotSays(numbered(20));
    }

    @Test
    void takesAMessageWithoutTextForAMiss() {
        given(helpDesk().topic("blank", "", " "));
        whenPersonSays("");
        thenNothingFits();
        thenMissesAre(1);
    }

    @Test
    void aCommandReachesItsTopicWhateverItsWordsAreLike() {
        given(weather());
        whenPersonCommands("forecast", "vpn", "Nizhny  Novgorod ");
        thenBotSays("In Nizhny  Novgorod the sun shines, Ivan Petrov. You wrote: /vpn Nizhny  Novgorod");
        thenWhyIs(Why.Rule.COMMAND, "forecast", "/vpn", null);
    }

    @Test
    void theParametersOfACommandAreThePersonsWordsAndNeverMarkup() {
        given(in("en").topic("forecast", List.of(), "In {command.parameters}."));
        whenPersonCommands("forecast", "weather", "[b]{person.name}[/b]");
        thenBotSaysPieces(new Authored("In "), new Value("[b]{person.name}[/b]"), new Authored("."));
    }

    @Test
    void aCommandWithoutParametersLeavesNoGap() {
        given(in("en").topic("forecast", List.of(), "Weather, {command.parameters}!", "From {message}."));
        whenPersonCommands("forecast", "weather", " ");
        thenBotSays("Weather!", "From /weather.");
    }

    @Test
    void aMessageThatIsNoCommandHasNoParameters() {
        given(in("en").topic("forecast", List.of("/weather"), "Weather {command.parameters}!"));
        whenPersonSays("/weather Riga");
        thenBotSays("Weather!");
    }

    @Test
    void aCommandWhoseTopicIsGoneIsUnderstoodAsWords() {
        given(weather());
        whenPersonCommands("gone", "vpn", "does not work");
        thenBotSays("Restart it.");
        thenWhyIs(Why.Rule.EXACT_WORDING, "vpn", "vpn does not work", "vpn does not work");
        whenPersonCommands(null, "order", "Riga");
        thenBotSays("No Riga here.");
        thenWhyIs(Why.Rule.FALLBACK, null, "order riga", null);
    }

    @Test
    void aCommandEndsARowOfMissesAndAnUnknownOneGoesOnWithIt() {
        given(weather());
        whenPersonCommands(null, "order", "");
        whenPersonCommands("gone", "order", "");
        thenMissesAre(2);
        whenPersonCommands("forecast", "weather", "Riga");
        thenMissesAre(0);
    }

    private static ScenarioDraft weather() {
        return in("en").topic("vpn", List.of("vpn does not work"), "Restart it.")
                .topic(
                        "forecast",
                        List.of("weather"),
                        "In {command.parameters} the sun shines, {person.name}. You wrote: {message}")
                .fallsBackTo("No {command.parameters} here.");
    }

    private static ScenarioDraft helpDesk() {
        return in("en").greets("Hello {person.name}!", "I answer questions about computers.")
                .topic("vpn", List.of("vpn does not work"), "Restart it, {person.name}.", "Then write again.")
                .fallsBackTo("I do not know \"{message}\".");
    }

    private static String[] numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toArray(String[]::new);
    }
}
