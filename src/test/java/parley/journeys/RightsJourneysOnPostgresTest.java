package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class RightsJourneysOnPostgresTest extends RightsJourneys {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
