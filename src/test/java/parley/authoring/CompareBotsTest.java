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
                List.of(
                        "NAME[]: Vera -> Nora",
                        "GREETING[]: Hello -> Hi",
                        "TOPIC_REPLY.t1[vpn]: Restart it. -> Call us."),
                differences(BEFORE.greets("Hi").named("Nora").answers("vpn: Call us.", "hours: Nine to five.")));
    }

    @Test
    void knowsATopicByTheWordingItHadBefore() {
        assertEquals(
                List.of("TOPIC_WORDINGS.t1[vpn]: vpn -> remote|vpn"),
                differences(BEFORE.answers("remote|vpn: Restart it.", "hours: Nine to five.")));
    }

    @Test
    void showsATopicThatIsAddedOrRemovedWithBothHalves() {
        assertEquals(
                List.of("TOPIC_WORDINGS.t3[pay]:  -> pay", "TOPIC_REPLY.t3[pay]:  -> On Friday."),
                differences(BEFORE.answers("vpn: Restart it.", "hours: Nine to five.", "pay: On Friday.")));
        assertEquals(
                List.of("TOPIC_WORDINGS.t2[hours]: hours -> ", "TOPIC_REPLY.t2[hours]: Nine to five. -> "),
                differences(BEFORE.answers("vpn: Restart it.")));
    }

    @Test
    void noticesAnotherOrderOfTopicsOnlyWhereTheyAreInBoth() {
        Sheet before = Sheet.of(BEFORE.typed());
        Sheet turned = Sheet.of(BEFORE.typed(List::reversed));
        Sheet shorter = Sheet.of(BEFORE.typed(topics -> topics.subList(1, 2)));

        assertEquals(
                List.of(new Difference(Place.of(Part.TOPIC_ORDER), "", "vpn\nhours", "hours\nvpn")),
                CompareBots.between(before, turned));
        assertEquals(2, CompareBots.between(before, shorter).size());
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
                BEFORE.build(), BEFORE.greets("\"Hi\"\n😢").answers("a: b").build());

        assertEquals(differences, DifferencesDocument.read(DifferencesDocument.write(differences)));
    }

    private static List<String> differences(Vera after) {
        return CompareBots.between(BEFORE.build(), after.build()).stream()
                .map(difference -> difference.place().key() + "[" + difference.about() + "]: "
                        + difference.before().replace('\n', '|') + " -> "
                        + difference.after().replace('\n', '|'))
                .toList();
    }
}
