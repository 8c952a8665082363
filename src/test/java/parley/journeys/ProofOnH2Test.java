package parley.journeys;

import parley.storage.Databases;

final class ProofOnH2Test extends Proof {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
