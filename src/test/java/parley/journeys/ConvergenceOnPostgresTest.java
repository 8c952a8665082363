package parley.journeys;

import parley.storage.Databases;

final class ConvergenceOnPostgresTest extends Convergence {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
