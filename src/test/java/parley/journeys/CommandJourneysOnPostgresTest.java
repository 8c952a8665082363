package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class CommandJourneysOnPostgresTest extends CommandJourneys {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }

    /** Looked at once: the database does not change how a page looks. */
    @Override
    void isGoodAtEveryWidthInEveryLanguage() {}
}
