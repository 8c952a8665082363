package parley.journeys;

import java.nio.file.Path;
import parley.storage.Databases;

class ExactlyOnceOnPostgresTest extends ExactlyOnce {
    @Override
    Databases.Place place(Path folder) {
        return Databases.postgres();
    }
}
