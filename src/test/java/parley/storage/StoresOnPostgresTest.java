package parley.storage;

final class StoresOnPostgresTest extends StoresContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
