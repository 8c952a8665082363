package parley.journeys;

import parley.storage.Databases;

final class ComingAndLeavingOnPostgresTest extends ComingAndLeaving {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
