package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompareBotsTest {
    private static final Vera BEFORE = Vera.bot();

    @Test
    void findsNothingBetweenTheSame() {
        assertEquals(List.of(), differences(BEFORE));
    }

    @Test
    void namesEachPartWithBothValuesInTheOrderOfTheForm() {
        assertEquals(
                List.of("NAME: Vera -> Nora", "POSITION: Help -> Boss"),
                differences(BEFORE.at("Boss").named("Nora")));
    }

    @Test
    void leavesOutWhatTheBotSays() {
        assertEquals(List.of(), differences(BEFORE.greets("Hi").answers("vpn: Call us.")));
    }

    @Test
    void seesEveryFieldOfTheProfile() {
        Bot before = BEFORE.build();
        BotProfile all = new BotProfile(
                "Nora",
                "Last",
                BotColor.RED,
                "n@acme.example",
                LocalDate.of(2020, 1, 2),
                "Boss",
                "https://acme.example",
                Gender.FEMALE,
                new PhotoId("ab"));
        Bot after = new Bot(
                before.id(),
                before.portal(),
                "nora",
                BotKind.SUPERVISOR,
                true,
                all,
                before.scenario(),
                before.wish(),
                before.registration(),
                2,
                before.changedAt());

        assertEquals(
                List.of(
                        Part.PHOTO,
                        Part.NAME,
                        Part.LAST_NAME,
                        Part.POSITION,
                        Part.COLOR,
                        Part.KIND,
                        Part.OPEN_CHANNELS,
                        Part.EMAIL,
                        Part.WEBSITE,
                        Part.BIRTHDAY,
                        Part.GENDER,
                        Part.CODE),
                CompareBots.between(before, after).stream()
                        .map(difference -> difference.place().part())
                        .toList());
    }

    @Test
    void keepsDifferencesInTheirDocument() {
        List<Difference> differences = CompareBots.between(
                BEFORE.build(), BEFORE.named("\"Hi\" 😢").at("a: b").build());

        assertEquals(differences, DifferencesDocument.read(DifferencesDocument.write(differences)));
    }

    private static List<String> differences(Vera after) {
        return CompareBots.between(BEFORE.build(), after.build()).stream()
                .map(difference -> difference.place().key() + ": " + difference.before() + " -> " + difference.after())
                .toList();
    }
}
