package parley.journeys;

import org.junit.jupiter.api.Tag;
import parley.storage.Databases;

@Tag("browser")
final class FormJourneysOnPostgresTest extends FormJourneys {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
