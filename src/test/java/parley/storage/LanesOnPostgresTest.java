package parley.storage;

final class LanesOnPostgresTest extends LanesContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
