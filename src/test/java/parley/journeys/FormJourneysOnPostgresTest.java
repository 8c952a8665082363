package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class FormJourneysOnPostgresTest extends FormJourneys {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }

    /** What the page does by itself, it does once: no database has a part in it. */
    @Override
    void addsMovesAndRemovesTopicsWithTheKeyboard() {}

    @Override
    void typedWordsComeBackAfterAReloadUntilTheyAreSavedOrDiscarded() {}

    @Override
    void asksBeforeTypedWordsAreLeftForAnotherState() {}
}
