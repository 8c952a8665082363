package parley.journeys;

import parley.storage.Databases;

final class ConvergenceOnH2Test extends Convergence {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
