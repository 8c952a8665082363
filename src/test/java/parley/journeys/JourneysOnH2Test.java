package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class JourneysOnH2Test extends Journeys {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
