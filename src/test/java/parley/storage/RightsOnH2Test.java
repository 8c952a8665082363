package parley.storage;

final class RightsOnH2Test extends RightsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
