package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class RightsJourneysOnH2Test extends RightsJourneys {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
