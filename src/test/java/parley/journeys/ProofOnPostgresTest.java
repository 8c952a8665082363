package parley.journeys;

import parley.storage.Databases;

final class ProofOnPostgresTest extends Proof {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
