package parley.storage;

final class HealthOnH2Test extends HealthContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
