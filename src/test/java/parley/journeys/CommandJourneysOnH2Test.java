package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class CommandJourneysOnH2Test extends CommandJourneys {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
