package parley.storage;

final class HealthOnPostgresTest extends HealthContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
