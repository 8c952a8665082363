package parley.journeys;

import parley.storage.Databases;

final class HouseLifeOnPostgresTest extends HouseLife {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
