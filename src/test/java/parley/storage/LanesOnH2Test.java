package parley.storage;

final class LanesOnH2Test extends LanesContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
