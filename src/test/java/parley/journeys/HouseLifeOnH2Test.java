package parley.journeys;

import parley.storage.Databases;

final class HouseLifeOnH2Test extends HouseLife {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
