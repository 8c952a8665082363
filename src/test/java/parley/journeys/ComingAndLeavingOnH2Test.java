package parley.journeys;

import parley.storage.Databases;

final class ComingAndLeavingOnH2Test extends ComingAndLeaving {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
